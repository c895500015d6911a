using System.Security.Cryptography;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Takes a backup of the whole database into one file while the server goes on; what <c>filiform backup FILE</c> calls.</summary>
/// <remarks>The keys are not in it: without the keys folder it opens nowhere, so the folder has to be kept safe elsewhere.</remarks>
public sealed class Backup(Database database)
{
    /// <summary>Writes and then reads back the archive; only a verified one takes the place of <paramref name="file"/>.</summary>
    /// <exception cref="InvalidOperationException">The database's own tool failed.</exception>
    /// <exception cref="IOException">The file cannot be written, or exists: an older backup is never written over.</exception>
    public async Task<BackupManifest> Run(string file, Instant now, CancellationToken stop = default)
    {
        var target = Path.GetFullPath(file);
        if (File.Exists(target)) throw new IOException($"{target} exists already.");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var (snapshot, part) = ($"{target}.snapshot-{Guid.NewGuid():N}", $"{target}.part-{Guid.NewGuid():N}");
        try
        {
            await BackupFiles.New(snapshot).DisposeAsync();
            var source = BackupSource.Of(database);
            var manifest = await Describe(source, snapshot, await source.Snapshot(snapshot, stop), now, stop);
            await using (var from = File.OpenRead(snapshot))
            await using (var to = BackupFiles.New(part))
            {
                await BackupArchive.Write(to, database.Vault, manifest, from, stop);
                to.Flush(flushToDisk: true);
            }

            await using (var written = File.OpenRead(part)) await BackupArchive.Read(written, database.Vault, Stream.Null, stop);
            File.Move(part, target, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(snapshot);
            File.Delete(part);
        }
    }

    private static async Task<BackupManifest> Describe(BackupSource source, string snapshot, BackupContents contents, Instant now, CancellationToken stop)
    {
        await using var bytes = File.OpenRead(snapshot);
        return new(source.Name, now, contents.Schema, bytes.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, stop)), contents.Rows, contents.AuditHeads);
    }
}

internal static class BackupFiles
{
    /// <summary>A new file that its owner alone may read.</summary>
    public static FileStream New(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
