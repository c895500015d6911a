using Filiform.Cli.Json;

namespace Filiform.Cli;

/// <summary>What a command reads: a file, or standard input.</summary>
internal static class InputFile
{
    public static readonly JsonFault TooLarge = new(1, null, $"is larger than {StrictJson.MostBytes >> 20} MB");

    /// <summary>Who has more to mend begins with these.</summary>
    private const int MostFaults = 100;

    /// <param name="name">A path; <c>-</c> for standard input.</param>
    /// <exception cref="FileNotFoundException">It is a folder.</exception>
    public static Stream Open(string name, Terminal terminal) =>
        Directory.Exists(name) ? throw new FileNotFoundException($"{name} is a folder; a file is expected") :
        name == "-" ? terminal.In : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);

    /// <summary>For what reads its input more than once, or by itself.</summary>
    /// <returns>A file; a copy of standard input is gone when this is disposed.</returns>
    public static async Task<FileOnDisk> OnDisk(string name, Terminal terminal, CancellationToken stop)
    {
        if (name != "-") return new(name, Ours: false);
        var copy = new FileOnDisk(Path.Combine(Path.GetTempPath(), $"filiform-{Guid.NewGuid():N}"), Ours: true);
        await using var file = Store.BackupFiles.New(copy.Path);
        await terminal.In.CopyToAsync(file, stop);
        return copy;
    }

    /// <returns>Null when there is more than anybody should have to hold.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAll(Stream input, CancellationToken stop)
    {
        using var copy = new MemoryStream();
        var part = new byte[1 << 16];
        for (int read; (read = await input.ReadAsync(part, stop)) > 0;)
        {
            if (copy.Length + read > StrictJson.MostBytes) return null;
            copy.Write(part, 0, read);
        }
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }

    /// <summary>Says everything that is wrong with the input.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> Refuse(string name, IEnumerable<JsonFault> faults, Terminal terminal)
    {
        var all = faults.ToList();
        foreach (var fault in all.Take(MostFaults)) await terminal.Error.WriteLineAsync($"{(name == "-" ? "standard input" : name)}: {fault}");
        if (all.Count > MostFaults) await terminal.Error.WriteLineAsync($"… and {all.Count - MostFaults} more");
        return ExitStatus.WrongInput;
    }
}

/// <param name="Ours">Whether it is a copy that nobody else knows.</param>
internal sealed record FileOnDisk(string Path, bool Ours) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        if (Ours) File.Delete(Path);
        return ValueTask.CompletedTask;
    }
}
