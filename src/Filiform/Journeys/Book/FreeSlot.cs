using Filiform.Journeys.Book.Diary;
using Filiform.Scheduling;
using NodaTime.Text;

namespace Filiform.Journeys.Book;

/// <summary>A time that can be booked, with whom and where.</summary>
/// <param name="DistanceKm">From where the visitor is; null when they did not say.</param>
public sealed record FreeSlot(BookableClinic Clinic, BookablePractitioner Practitioner, BookableRoom Room, BookableVisit Visit, Slot Slot, double? DistanceKm = null)
{
    private static readonly InstantPattern Start = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    /// <summary>The choice as one value of a form: start, practitioner and room.</summary>
    public string Choice => ChoiceOf(Slot.Start, Practitioner.Id, Room.Id);

    internal static string ChoiceOf(Instant start, Id<Practitioner> practitioner, Id<Room> room) => $"{Start.Format(start)}~{practitioner}~{room}";

    internal static FreeSlot Of(Catalogue catalogue, BookableVisit visit, Found<Timetable> found, bool near = false)
    {
        var timetable = found.Candidate.Who;
        return new(timetable.Clinic, timetable.Practitioner, catalogue.Room(found.Offer.Room.ToString())!, visit, found.Offer.Slot,
            near ? Math.Round(found.Candidate.DistanceKm, 1) : null);
    }

    /// <returns>What <see cref="Choice"/> said; null when it is no choice.</returns>
    public static (Instant Start, Id<Practitioner> Practitioner, Id<Room> Room)? Read(string? choice) =>
        choice?.Split('~') is [var at, var who, var room] && Start.Parse(at) is { Success: true, Value: var start }
        && Id<Practitioner>.TryParse(who, null, out var practitioner) && Id<Room>.TryParse(room, null, out var roomId)
            ? (start, practitioner, roomId)
            : null;
}
