using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book.Diary;

/// <summary>Somebody's timetable and how far away it is.</summary>
public readonly record struct Near(Timetable Timetable, double DistanceKm);

/// <summary>Finds the soonest free times of many timetables, and reads no more of what is booked than that takes.</summary>
public static class FreeTimes
{
    /// <summary>So many timetables are asked at once what is booked; whoever starts work later than enough found times is never asked.</summary>
    private const int AtOnce = 100;

    /// <summary>The first look goes this far; each further one twice as far.</summary>
    private const int FirstDays = 2;

    private sealed record Bounded(Near Near, Instant NoneBefore, int Place);

    /// <summary>Free times in the order of their start; of equal starts the nearer first.</summary>
    /// <param name="first">First clinic date; null means today, wherever the clinic is.</param>
    /// <param name="last">Last clinic date, included; null means <see cref="Search.UsualDays"/> after the first.</param>
    public static async Task<ImmutableArray<Found<Timetable>>> Soonest(
        Work work, IReadOnlyList<Near> those, BookableVisit visit, LocalDate? first, LocalDate? last, int limit)
    {
        var found = new List<Found<Timetable>>();
        var from = first ?? EarliestToday(those, work.Now);
        var until = last ?? from.PlusDays(Search.UsualDays);
        for (var days = FirstDays; found.Count < limit && from <= until; from = from.PlusDays(days), days *= 2)
            await Look(work, those, visit, from, LocalDate.Min(until, from.PlusDays(days - 1)), limit, found);
        return [.. found];
    }

    private static async Task Look(
        Work work, IReadOnlyList<Near> those, BookableVisit visit, LocalDate first, LocalDate last, int limit, List<Found<Timetable>> found)
    {
        var before = found.Count;
        var bounded =
            (from one in those.Index()
             let bound = one.Item.Timetable.Offers(visit, _ => Busy.Never, work.Now).NoneBefore(first, last)
             where bound is not null
             orderby bound, one.Item.DistanceKm, one.Index
             select new Bounded(one.Item, bound.Value, one.Index)).ToList();

        foreach (var some in bounded.Chunk(AtOnce))
        {
            if (found.Count >= limit && some[0].NoneBefore > found[limit - 1].Offer.Slot.Start) break;
            var busy = await Claims.Read(work, some.SelectMany(each => each.Near.Timetable.Resources), Span(first, last));
            var candidates = some.OrderBy(each => each.Place).Select(each =>
                new Candidate<Timetable>(each.Near.Timetable, each.Near.Timetable.Offers(visit, busy, work.Now), each.Near.DistanceKm));
            found.AddRange(Search.Soonest(candidates, first, last).Take(limit - before));
            Order(found, before, limit);
        }
    }

    private static void Order(List<Found<Timetable>> found, int before, int limit)
    {
        var ordered = found.Skip(before).OrderBy(each => each.Offer.Slot.Start).ThenBy(each => each.Candidate.DistanceKm).Take(limit - before).ToList();
        found.RemoveRange(before, found.Count - before);
        found.AddRange(ordered);
    }

    /// <summary>Every instant that is one of these dates somewhere, and the buffers around it.</summary>
    public static Interval Span(LocalDate from, LocalDate until) =>
        new(from.PlusDays(-1).AtMidnight().InUtc().ToInstant(), until.PlusDays(3).AtMidnight().InUtc().ToInstant());

    private static LocalDate EarliestToday(IReadOnlyList<Near> those, Instant now) => those
        .Select(each => now.InZone(each.Timetable.Roster.Zone).Date).Append(now.InUtc().Date).Min();
}
