using System.Diagnostics;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Register;
using Filiform.Pipeline;
using Filiform.Store;
using Microsoft.Data.Sqlite;

namespace Filiform.Bench.Journeys;

/// <summary>Reading a patient's data under many readers: each answer waits for a durable audit row, and they share the writes.</summary>
public sealed class AuditedReads : IBenchmark
{
    private const int Readers = 16, EachReads = 60, Rounds = 5;

    public string Name => "read";

    public IEnumerable<Figure> Run() => Measure().GetAwaiter().GetResult();

    private static async Task<IEnumerable<Figure>> Measure()
    {
        await using var clinic = await Clinic.Open();
        var here = (await clinic.FreeSlots(1))[0].Clinic.Row.Id;
        var patient = (await clinic.Runner.Run(new Register(), new(), Actor.System.In(here))).Value;
        var desk = new Actor("staff", Guid.CreateVersion7(), here, [Role.FrontDesk], 2);
        await Read(clinic, patient, desk);

        var (latencies, rates) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var taken = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(() => Read(clinic, patient, desk))));
            rates.Add(Readers * EachReads / watch.Elapsed.TotalSeconds);
            latencies.Add(Spread.Of(taken.SelectMany(times => times)).Median);
        }
        var write = OneWrite(clinic.File);
        return
        [
            new("audited read, 16 readers at once", "ms", Spread.Of(latencies), new("one durable write of one audit row through the driver", write), Note: Machine.Load()),
            new("audited reads, 16 readers at once", "/s", Spread.Of(rates), new("durable writes one after another", new(1e3 / write.Median, 1e3 / write.Most, 1e3 / write.Least, write.Rounds))),
        ];
    }

    private static async Task<List<double>> Read(Clinic clinic, Id<Patient> patient, Actor desk)
    {
        var taken = new List<double>(EachReads);
        for (var at = 0; at < EachReads; at++)
        {
            var watch = Stopwatch.StartNew();
            var read = await clinic.Runner.Run(clinic.The<ReadContact>(), new(patient), desk);
            if (read.Refusal is not null) throw new InvalidOperationException($"Not read: {read.Refusal}");
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        return taken;
    }

    private static Spread OneWrite(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full;";
        command.ExecuteNonQuery();
        command.CommandText = "insert into audit (id, at, actor_kind, roles, level, use_case, outcome) values (@id, 0, 'system', '', 0, 'Bench', 'ok')";
        return Spread.Of(Enumerable.Range(0, 100).Select(_ =>
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@id", Guid.CreateVersion7().ToString());
            var watch = Stopwatch.StartNew();
            command.ExecuteNonQuery();
            return watch.Elapsed.TotalMilliseconds;
        }).ToList());
    }

    private sealed class Register : IUseCase<Done, Id<Patient>>
    {
        public Permission Permission => Permission.OnlySystem;

        public async Task<Result<Id<Patient>>> Handle(Done request, Work work) =>
            await Patients.Register(work, new("Maribel", "Ortega", new(1980, 4, 2), "maribel@example.org", null, "en"));
    }
}
