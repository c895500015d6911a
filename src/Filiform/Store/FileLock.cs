namespace Filiform.Store;

/// <summary>A file that one process at a time holds open; the system lets go of it even after <c>kill -9</c>.</summary>
public sealed class FileLock : IAsyncDisposable
{
    private readonly FileStream held;

    private FileLock(FileStream held) => this.held = held;

    /// <returns>Null when another process holds it.</returns>
    public static FileLock? Take(string path)
    {
        try { return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)); }
        catch (IOException) { return null; }
    }

    /// <exception cref="TimeoutException">Another process held it all the while.</exception>
    public static async Task<FileLock> Wait(string path, TimeSpan atMost, CancellationToken stop)
    {
        for (var waited = TimeSpan.Zero; waited < atMost; waited += TimeSpan.FromMilliseconds(50))
        {
            if (Take(path) is { } taken) return taken;
            await Task.Delay(50, stop);
        }

        throw new TimeoutException($"{Path.GetFileName(path)} is held by another process.");
    }

    public ValueTask DisposeAsync() => held.DisposeAsync();
}
