using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform;

/// <summary>Starts the web server on a migrated database.</summary>
public static class Serve
{
    /// <param name="Database">Null for <c>FILIFORM_DATABASE</c>.</param>
    /// <param name="Urls">Null for the loopback address and <c>PORT</c>.</param>
    public sealed record Options(string? Database, string? Urls, bool Demonstration);

    /// <returns>0 when it ended well, 3 when it could not start.</returns>
    public static async Task<int> Run(Options options, CancellationToken stop)
    {
        var urls = options.Urls ?? $"http://127.0.0.1:{Setting("PORT") ?? "5080"}";
        var address = options.Database ?? Setting("FILIFORM_DATABASE") ?? "sqlite:data/filiform.db";
        var keys = Setting("FILIFORM_KEYS") ?? KeysBeside(address);
        var demonstration = options.Demonstration && WebApp.IsLoopback(urls);
        var smtp = Setting("FILIFORM_SMTP") is { } server ? new Uri(server) : null;
        var limits = !(Setting("FILIFORM_LIMITS") == "off" && WebApp.IsLoopback(urls));
        var installation = new Installation((Setting("FILIFORM_URL") ?? urls.Split(';')[0]).TrimEnd('/'), demonstration, smtp, limits);

        await using var app = WebApp.Build(new(address, keys, urls, installation));
        var database = app.Services.GetRequiredService<Database>();
        await using var only = database.Path is { } path ? FileLock.Take(path + ".server") : null;
        if (database.IsSqlite && only is null)
        {
            await Console.Error.WriteLineAsync("Another server runs on this SQLite file. Use PostgreSQL for more than one.");
            return 3;
        }

        await Migrations.Apply(database, stop);
        await app.RunAsync(stop);
        return 0;
    }

    private static string KeysBeside(string address) => address.StartsWith("sqlite:", StringComparison.Ordinal)
        ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(address["sqlite:".Length..]))!, "keys")
        : "data/keys";

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
