using Filiform.Journeys.Book.Diary;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Keeps a robot from emptying a clinic's book by holding everything (security.md §7). People at the desk are not limited.</summary>
internal static class HoldLimits
{
    /// <summary>More than anybody needs who changes their mind, far fewer than a robot wants.</summary>
    private const int HoldsAtOnce = 3, HoldsInAWhile = 5;

    private static readonly Duration AWhile = Duration.FromMinutes(10);

    /// <summary>Strangers together may keep one tenth of a clinic's day; a small clinic's tenth is still a few.</summary>
    private const int ShareOfDay = 10, AlwaysAllowed = 3;

    public static async Task<bool> Reached(Work work, Timetable timetable, IEnumerable<Timetable> clinic, BookableVisit visit, Slot slot)
    {
        if (work.Actor.IsStaff) return false;
        if (Holds.AddressDigest(work.Actor) is { } address && await ByAddress(work, address)) return true;

        var day = slot.Start.InZone(timetable.Roster.Zone).Date;
        var span = FreeTimes.Span(day, day);
        var held = await work.Query<Instant>("""
            select starts_at from hold where clinic = @clinic and booked_at is null and until > @Now and starts_at >= @from and starts_at < @until
            """, new { work.Now, from = span.Start, until = span.End });
        var onDay = held.Count(start => start.InZone(timetable.Roster.Zone).Date == day);
        if (onDay < AlwaysAllowed) return false;

        var working = clinic.Where(each => each.Gives(visit)).Sum(each => each.Roster.OpeningsOn(day).Sum(opening => (opening.Until - opening.From).TotalMinutes));
        return onDay >= working / visit.Scheduling.Occupied(slot).Length.TotalMinutes / ShareOfDay;
    }

    private static async Task<bool> ByAddress(Work work, string address)
    {
        var counts = await work.QueryOne<Counts>("""
            select count(*) as made, coalesce(sum(case when booked_at is null and until > @Now then 1 else 0 end), 0) as live
            from hold where address_digest = @address and made_at > @since and clinic = @clinic
            """, new { address, work.Now, since = work.Now - AWhile });
        return counts!.Live >= HoldsAtOnce || counts.Made >= HoldsInAWhile;
    }

    private sealed record Counts(long Made, long Live);
}
