using Filiform.Journeys.Book.Diary;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>A time that is on offer, taken for a visit at once and for good: roster, credentials, jurisdiction and what is booked all hold.</summary>
internal static class OfferedTime
{
    /// <summary>The visit as this person may book it. Whoever works at the desk has the patient before them, so no notice is asked.</summary>
    public static BookableVisit For(this BookableVisit visit, Actor actor) =>
        actor.IsStaff ? visit with { Scheduling = visit.Scheduling with { MinimumNotice = Duration.Zero } } : visit;

    /// <summary>Claims every cell of practitioner and room; what the visit itself held before goes first, and comes back when this refuses.</summary>
    /// <returns>When the visit ends.</returns>
    public static async Task<Result<Instant>> Take(
        Work work, Diaries diaries, Id<Appointment> appointment, Id<VisitType> visit, Id<Practitioner> practitioner, Id<Room> room, Instant start)
    {
        var catalogue = await diaries.Catalogue(work);
        var timetable = (await diaries.Of(work, catalogue, [work.Clinic!.Value])).FirstOrDefault(each => each.Practitioner.Id == practitioner);
        if (timetable is null || catalogue.Kept(visit)?.For(work.Actor) is not { } type || !timetable.Gives(type)
            || type.Scheduling.SlotAt(start) is not { } slot) return Refusal.NotOffered;

        var occupied = type.Scheduling.Occupied(slot);
        var busy = await Claims.Read(work, [practitioner.Value, room.Value], new(occupied.Start, occupied.End), except: appointment);
        var against = timetable.Offers(type, busy, work.Now).Against(slot, room.Value);
        if (against != Obstacles.None) return Obstacle.Refusal(against);

        await Claims.Release(work, appointment);
        return await Claims.Take(work, practitioner.Value, room.Value, occupied, appointment, heldUntil: null) is null ? Refusal.SlotTaken : slot.End;
    }
}
