using Filiform.Journeys.Book;
using Filiform.Journeys.Practice.Import;
using Filiform.Journeys.Practice.Network;
using Filiform.Journeys.Practice.Network.Generate;
using Filiform.Pipeline;
using Filiform.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Filiform.Bench.Journeys;

/// <summary>The whole program over a network, without its web server listening and without background work.</summary>
internal sealed class Clinic : IAsyncDisposable
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 15, 0);

    private readonly WebApplication app;
    private readonly string folder;

    private Clinic(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public string File => Path.Combine(folder, "bench.db");
    public Runner Runner => app.Services.GetRequiredService<Runner>();
    public Database Database => app.Services.GetRequiredService<Database>();

    public T The<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <param name="address">Of an empty database; null for a new SQLite file.</param>
    public static async Task<Clinic> Open(string? address = null)
    {
        var folder = Directory.CreateTempSubdirectory("filiform-bench-").FullName;
        var installation = new Installation("http://localhost", false, null, Limits: false);
        var clinic = new Clinic(
            WebApp.Build(new(address ?? $"sqlite:{folder}/bench.db", Path.Combine(folder, "keys"), "http://127.0.0.1:0", installation, new Stopped(), Background: false)), folder);
        await Migrations.Apply(clinic.Database);
        // The log of reads is one of the host's services, so the host must run.
        await clinic.app.StartAsync();
        var network = NetworkGenerator.Make(6, 14, 1, Now.InUtc().Date);
        var imported = await clinic.Runner.Run(clinic.The<ImportNetwork>(), new(network), Actor.System);
        return imported.Refusal is null ? clinic : throw new InvalidOperationException($"The network was refused: {imported.Refusal}");
    }

    /// <summary>Free times of a visit with needling, no two of which overlap at one practitioner or room.</summary>
    public async Task<List<FreeSlot>> FreeSlots(int most)
    {
        var network = NetworkGenerator.Make(6, 14, 1, Now.InUtc().Date);
        var visit = network.VisitTypes.First(type => type.Scheduling.NeedsNeedling).Id;
        var (free, taken) = (new List<FreeSlot>(), new HashSet<(Guid, long)>());
        for (var day = Now.InUtc().Date.PlusDays(1); free.Count < most && day < Now.InUtc().Date.PlusDays(60); day = day.PlusDays(1))
        {
            var found = await Runner.Run(The<FindSlots>(), new SlotQuery(visit, day, day, null, 80, null, null, null, null, SlotQuery.MostLimit), Actor.Visitor);
            free.AddRange(found.Value.Where(slot => Take(slot, taken)));
        }
        return [.. free.Take(most)];
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static bool Take(FreeSlot slot, HashSet<(Guid, long)> taken)
    {
        var cells = (from cell in slot.Visit.Scheduling.Occupied(slot.Slot).Cells()
                     from resource in new[] { slot.Practitioner.Id.Value, slot.Room.Id.Value }
                     select (resource, cell)).ToList();
        if (cells.Any(taken.Contains)) return false;
        taken.UnionWith(cells);
        return true;
    }

    private sealed class Stopped : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}
