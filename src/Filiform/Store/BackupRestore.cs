using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Puts a backup in the place of the database, after checking all of it beside the database; what <c>filiform restore FILE</c> calls.</summary>
public sealed class Restore(Database database)
{
    /// <param name="Refused">Why nothing was done, in words for an operator; null when it was.</param>
    /// <param name="Manifest">What was restored.</param>
    /// <param name="Kept">Where the replaced database is: a path, or a database's name; null when there was none.</param>
    public sealed record Outcome(string? Refused, BackupManifest? Manifest, string? Kept);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidOperationException">The database's own tool failed; the live data is untouched.</exception>
    public async Task<Outcome> Run(string file, Instant now, CancellationToken stop = default)
    {
        var source = BackupSource.Of(database);
        await using var reserved = await source.Reserve(stop);
        if (reserved is null) return Refuse("A server runs on this database. Stop it first.");

        var snapshot = $"{Path.GetFullPath(file)}.snapshot-{Guid.NewGuid():N}";
        string? scratch = null;
        try
        {
            var manifest = await Unpack(file, snapshot, stop);
            if (manifest.Database != source.Name) return Refuse($"This is a backup of {manifest.Database}; the database here is {source.Name}.");

            scratch = await source.Revive(snapshot, stop);
            if (manifest.DifferenceTo(await source.Contents(scratch, stop)) is { } difference) return Refuse($"The backup is not what it says it is: {difference}.");
            if (await Broken(scratch, now, stop) is { } broken) return Refuse(broken);
            var kept = await source.Replace(scratch, now, stop);
            scratch = null;
            return new(null, manifest, kept);
        }
        catch (InvalidDataException damaged)
        {
            return Refuse(damaged.Message);
        }
        finally
        {
            File.Delete(snapshot);
            if (scratch is not null) await source.Discard(scratch);
        }
    }

    private async Task<BackupManifest> Unpack(string file, string snapshot, CancellationToken stop)
    {
        await using var from = File.OpenRead(file);
        await using var to = BackupFiles.New(snapshot);
        return await BackupArchive.Read(from, database.Vault, to, stop);
    }

    /// <summary>Whether the audit log and everything signed are whole in the scratch database.</summary>
    private async Task<string?> Broken(string scratch, Instant now, CancellationToken stop)
    {
        await using var revived = new Database(scratch, database.Vault);
        await using var work = await revived.BeginRead(Actor.System, now, networkWide: true, stop);
        var chain = await AuditVerify.Run(work);
        // Entries that waited to be sealed when the backup was taken are no break.
        if (chain.FirstBroken is { Seq: > 0 } broken) return $"The audit log in the backup is broken at entry {broken.Seq} ({broken.Kind}).";
        var signed = await SignatureVerify.Run(work, database.Vault);
        return signed.Ok ? null : $"{signed.Broken.Length} signed records in the backup are not as they were signed; the first is {signed.Broken[0].Table} {signed.Broken[0].Id}.";
    }

    private static Outcome Refuse(string why) => new(why, null, null);
}
