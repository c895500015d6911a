using System.Diagnostics;
using Filiform.Journeys.Book;
using Filiform.Pipeline;

namespace Filiform.Bench.Journeys;

/// <summary>Hold a time and confirm it, on both databases, beside bare transactions that write the same rows as durably.</summary>
public sealed class Bookings : IBenchmark
{
    private const int Rounds = 10, InRound = 20, WarmUp = 300;

    public string Name => "book";

    public IEnumerable<Figure> Run() => [.. OnSqlite().GetAwaiter().GetResult(), .. OnPostgres().GetAwaiter().GetResult()];

    private static async Task<IEnumerable<Figure>> OnSqlite()
    {
        await using var clinic = await Clinic.Open();
        var slots = await clinic.FreeSlots(Rounds * InRound + WarmUp);
        await BookAll(clinic, slots[..WarmUp]);
        using var bare = BareBookings.Before(clinic.File);
        return await Compare(clinic, slots, "SQLite", "the same rows in one bare durable transaction through the driver", () => bare.Replay(clinic.File, InRound));
    }

    private static async Task<IEnumerable<Figure>> OnPostgres()
    {
        if (!PostgresCluster.IsInstalled) return [Figure.Skipped("hold and confirm, PostgreSQL", "Debian's package postgresql is not installed")];
        using var cluster = new PostgresCluster();
        await using var clinic = await Clinic.Open(cluster.NewDatabase());
        var slots = await clinic.FreeSlots(Rounds * InRound + WarmUp);
        await BookAll(clinic, slots[..WarmUp]);
        using var bare = await PgbenchBookings.Of(cluster);
        return await Compare(clinic, slots, "PostgreSQL", "the same rows in one transaction of pgbench", () => (bare.Holds(InRound), bare.Confirms(InRound)));
    }

    /// <summary>A round of ours, a round of theirs, and so on: what else the machine does meanwhile falls on both.</summary>
    private static async Task<IEnumerable<Figure>> Compare(
        Clinic clinic, List<FreeSlot> slots, string database, string peer, Func<(List<double> Holds, List<double> Confirms)> bare)
    {
        var (holds, confirms, bareHolds, bareConfirms) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        foreach (var round in slots.Skip(WarmUp).Chunk(InRound))
        {
            var ours = await BookAll(clinic, round);
            holds.AddRange(ours.Holds);
            confirms.AddRange(ours.Confirms);
            var theirs = bare();
            bareHolds.AddRange(theirs.Holds);
            bareConfirms.AddRange(theirs.Confirms);
        }
        return [Compared("hold, " + database, holds, peer, bareHolds), Compared("confirm, " + database, confirms, peer, bareConfirms)];
    }

    private static Figure Compared(string what, List<double> milliseconds, string peer, List<double> bareMilliseconds)
    {
        var (ours, bare) = (Spread.Of(milliseconds), Spread.Of(bareMilliseconds));
        return new(what, "ms", ours, new(peer, bare), new("≤ twice the bare one (≥ 50 % of its rate)", ours.Median <= 2 * bare.Median), Machine.Load());
    }

    /// <returns>Milliseconds of each hold and of each confirmation.</returns>
    private static async Task<(List<double> Holds, List<double> Confirms)> BookAll(Clinic clinic, IEnumerable<FreeSlot> slots)
    {
        var (holds, confirms) = (new List<double>(), new List<double>());
        foreach (var slot in slots)
        {
            var watch = Stopwatch.StartNew();
            var held = await clinic.Runner.Run(clinic.The<HoldSlot>(), new(slot.Clinic.Row.Id, slot.Visit.Id, slot.Practitioner.Id, slot.Room.Id, slot.Slot.Start), Actor.Visitor);
            holds.Add(watch.Elapsed.TotalMilliseconds);
            if (held.Refusal is not null) throw new InvalidOperationException($"Not held: {held.Refusal}");

            var person = new PatientForm("Maribel", "Ortega", "4", "2", "1980", $"maribel-{slot.Choice.GetHashCode(StringComparison.Ordinal):x}@example.org", "", "en");
            watch.Restart();
            var booked = await clinic.Runner.Run(clinic.The<BookAppointment>(), new(slot.Clinic.Row.Id, held.Value.Token, person), Actor.Visitor);
            confirms.Add(watch.Elapsed.TotalMilliseconds);
            if (booked.Refusal is not null) throw new InvalidOperationException($"Not booked: {booked.Refusal}");
        }
        return (holds, confirms);
    }
}
