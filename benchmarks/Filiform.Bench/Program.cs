using Filiform.Bench;
using Filiform.Bench.Engines;
using Filiform.Bench.Journeys;

// The bare server is a peer that others start as a process of their own; it is no benchmark.
if (args is ["bare-server", var address]) return BareServer.Run(address);

// Short and alone on one core first, then what starts servers and processes.
ImmutableArray<IBenchmark> all =
[
    new Screenings(), new ScreeningMemory(), new Rankings(), new DamagedDrawings(), new Scores(), new Responses(), new SlotSearches(), new BatchOfScreenings(), new Starts(),
    new Server(), new Bookings(), new AuditedReads(),
];
var chosen = args is [] ? all : [.. all.Where(benchmark => args.Contains(benchmark.Name))];
if (chosen.IsEmpty)
{
    await Console.Error.WriteLineAsync($"There is no such benchmark; there is: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

using var report = new Report(Machine.Describe());
foreach (var benchmark in chosen) report.Add(benchmark);
return report.Failed ? 3 : 0;
