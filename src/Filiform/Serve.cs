using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform;

/// <summary>Starts the web server on a migrated database.</summary>
public static class Serve
{
    public static async Task<int> Run(string[] args)
    {
        var options = Options(args);
        var urls = options.GetValueOrDefault("urls") ?? $"http://127.0.0.1:{Setting("PORT") ?? "5080"}";
        var address = options.GetValueOrDefault("database") ?? Setting("FILIFORM_DATABASE") ?? "sqlite:data/filiform.db";
        var keys = Setting("FILIFORM_KEYS") ?? KeysBeside(address);
        var demonstration = options.ContainsKey("demonstration") && WebApp.IsLoopback(urls);
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

        await Migrations.Apply(database);
        await app.RunAsync();
        return 0;
    }

    private static string KeysBeside(string address) => address.StartsWith("sqlite:", StringComparison.Ordinal)
        ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(address["sqlite:".Length..]))!, "keys")
        : "data/keys";

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Dictionary<string, string> Options(string[] args)
    {
        var options = new Dictionary<string, string>();
        for (var at = 0; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal)) continue;
            var name = args[at][2..];
            options[name] = at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[++at] : "";
        }

        return options;
    }
}
