using Filiform.Clinical.Knowledge;
using Filiform.Demonstration;
using Filiform.Journeys.Access;
using Filiform.Journeys.Access.Founding;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Filiform.Pipeline.Http;
using Filiform.Store;

namespace Filiform;

/// <summary>Starts the web server on a migrated database.</summary>
public static class Serve
{
    /// <param name="Database">Null for <c>FILIFORM_DATABASE</c>.</param>
    /// <param name="Urls">Null for the loopback address and <c>PORT</c>.</param>
    /// <param name="Knowledge">Folder with the clinic's own rules; null for none.</param>
    public sealed record Options(string? Database, string? Urls, bool Demonstration, string? Knowledge = null);

    /// <returns>0 when it ended well, 3 when it could not start.</returns>
    public static async Task<int> Run(Options options, CancellationToken stop)
    {
        var settings = Read(options);
        if (Setting("FILIFORM_LIMITS") == "off" && !WebApp.IsLoopback(settings.Urls))
        {
            await Console.Error.WriteLineAsync("FILIFORM_LIMITS=off is for measuring: it needs a loopback address.");
            return 3;
        }

        if (Setting("FILIFORM_PROXIES") is { } list && Proxies.Read(list) is null)
        {
            await Console.Error.WriteLineAsync("FILIFORM_PROXIES is a list of addresses or networks: 10.0.0.4, 192.168.7.0/24");
            return 3;
        }

        if (Ports.Taken(settings.Urls) is { } taken)
        {
            await Console.Error.WriteLineAsync($"Something else answers at {taken}. Choose another port, such as PORT=5081 ./run or serve --urls http://127.0.0.1:5081");
            return 3;
        }

        await using var app = await Build(settings);
        if (app is null) return 3;
        var database = app.Services.GetRequiredService<Database>();
        await using var only = database.Path is { } path ? FileLock.Take(path + ".server") : null;
        if (database.IsSqlite && only is null)
        {
            await Console.Error.WriteLineAsync("Another server runs on this SQLite file. Use PostgreSQL for more than one.");
            return 3;
        }

        await Migrations.Apply(database, stop);
        if (settings.Installation.Demonstration) await BuildIfEmpty(settings, database, app.Services.GetRequiredService<IClock>(), stop);
        await app.StartAsync(stop);
        await Greet(app, settings.Installation, stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    /// <summary>What the options and the environment say.</summary>
    internal static WebApp.Settings Read(Options options)
    {
        var urls = options.Urls ?? $"http://127.0.0.1:{Setting("PORT") ?? "5080"}";
        var address = options.Database ?? Setting("FILIFORM_DATABASE") ?? "sqlite:data/filiform.db";
        var smtp = Setting("FILIFORM_SMTP") is { } server ? new Uri(server) : null;
        var installation = new Installation(
            (Setting("FILIFORM_URL") ?? urls.Split(';')[0]).TrimEnd('/'), options.Demonstration && WebApp.IsLoopback(urls), smtp, Setting("FILIFORM_LIMITS") != "off");
        return new(address, Setting("FILIFORM_KEYS") ?? KeysBeside(address), urls, installation, Proxies: Proxies.Read(Setting("FILIFORM_PROXIES") ?? "") ?? [], Knowledge: options.Knowledge);
    }

    /// <returns>Null when something is wrong with the clinic's own rules; what it is was said.</returns>
    private static async Task<WebApplication?> Build(WebApp.Settings settings)
    {
        try
        {
            return WebApp.Build(settings);
        }
        catch (KnowledgeFault fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return null;
        }
    }

    private static async Task BuildIfEmpty(WebApp.Settings settings, Database database, IClock clock, CancellationToken stop)
    {
        // Of several servers one builds; the others wait, and find it built.
        await using var alone = await Migrations.Alone(database, "building", 4103, stop);
        if (await BuildDemonstration.IsUnfinished(database, clock.GetCurrentInstant())) await StartOver.Run(database, stop);
        if (!await BuildDemonstration.IsNeeded(database, clock.GetCurrentInstant())) return;
        var refused = await BuildDemonstration.Run(settings, clock.GetCurrentInstant(), share => Bar.Show("Living six weeks in six clinics", share));
        Bar.Done();
        // Six weeks in a quarter of a minute leave a heap behind that a server at rest never needs again.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (Setting("FILIFORM_TRACE") is not null)
            foreach (var (why, times) in refused) await Console.Error.WriteLineAsync($"{times} × {why}");
    }

    /// <summary>Where to look, and how to come in.</summary>
    private static async Task Greet(WebApplication app, Installation installation, CancellationToken stop)
    {
        await Console.Out.WriteLineAsync($"Filiform is at {installation.Url}");
        if (installation.Demonstration && await IsSimulated(app.Services, stop))
        {
            await Console.Out.WriteLineAsync("Simulated people only. One click signs you in as");
            foreach (var role in (string[])[.. Role.All.Select(role => role.Code), "patient"])
                await Console.Out.WriteLineAsync($"  {role,-14}{installation.Url}/demo?as={role}");
            await Console.Out.WriteLineAsync($"Mail that would be sent: {installation.Url}/mailbox");
        }
        else if (await FirstAdministrator.Link(app.Services, stop) is { } link)
            await Console.Out.WriteLineAsync($"Nobody works here yet. The first administrator begins at (one day, one use): {link}");
    }

    /// <summary>A real network never answers to one click, however its server was started.</summary>
    private static async Task<bool> IsSimulated(IServiceProvider services, CancellationToken stop)
    {
        await using var work = await services.GetRequiredService<Database>().BeginRead(
            Actor.System, services.GetRequiredService<IClock>().GetCurrentInstant(), networkWide: true, stop);
        return await DemonstrationPeople.Exist(work, services.GetRequiredService<Installation>());
    }

    private static string KeysBeside(string address) => address.StartsWith("sqlite:", StringComparison.Ordinal)
        ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(address["sqlite:".Length..]))!, "keys")
        : "data/keys";

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
