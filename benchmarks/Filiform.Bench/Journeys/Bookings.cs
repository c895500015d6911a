using System.Diagnostics;
using System.Globalization;
using Filiform.Journeys.Book;
using Filiform.Pipeline;

namespace Filiform.Bench.Journeys;

/// <summary>Hold a time and confirm it, on SQLite, beside two bare transactions that write the same rows.</summary>
public sealed class Bookings : IBenchmark
{
    private const int Number = 120, WarmUp = 20;

    public string Name => "book";

    public IEnumerable<Figure> Run() => [Measure().GetAwaiter().GetResult()];

    private static async Task<Figure> Measure()
    {
        await using var clinic = await Clinic.Open();
        var slots = await clinic.FreeSlots(Number + WarmUp);
        foreach (var (slot, at) in slots.Take(WarmUp).Select((slot, at) => (slot, at))) await Book(clinic, slot, at);

        using var bare = BareBookings.Before(clinic.File);
        var (ours, rounds) = (new List<double>(), slots.Skip(WarmUp).Chunk(20).ToList());
        foreach (var round in rounds)
        {
            var watch = Stopwatch.StartNew();
            foreach (var (slot, at) in round.Select((slot, at) => (slot, at))) await Book(clinic, slot, WarmUp + ours.Count * 20 + at);
            ours.Add(round.Length / watch.Elapsed.TotalSeconds);
        }
        var rate = Spread.Of(ours);
        var (peer, rows) = bare.Replay(clinic.File, slots.Count - WarmUp);
        return new("hold and confirm, SQLite", "/s", rate, new("the same rows in two bare durable transactions", peer),
            new("≥ 50 % of the bare ones", rate.Median >= 0.5 * peer.Median),
            string.Create(CultureInfo.InvariantCulture, $"{rows} rows a booking; {Machine.Load()}"));
    }

    private static async Task Book(Clinic clinic, FreeSlot slot, int number)
    {
        var held = await clinic.Runner.Run(clinic.The<HoldSlot>(), new(slot.Clinic.Row.Id, slot.Visit.Id, slot.Practitioner.Id, slot.Room.Id, slot.Slot.Start), Actor.Visitor);
        if (held.Refusal is not null) throw new InvalidOperationException($"Not held: {held.Refusal}");
        var person = new PatientForm("Maribel", "Ortega", "4", "2", "1980", string.Create(CultureInfo.InvariantCulture, $"maribel{number}@example.org"), "", "en");
        var booked = await clinic.Runner.Run(clinic.The<BookAppointment>(), new(slot.Clinic.Row.Id, held.Value.Token, person), Actor.Visitor);
        if (booked.Refusal is not null) throw new InvalidOperationException($"Not booked: {booked.Refusal}");
    }
}
