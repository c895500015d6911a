namespace Filiform.Scheduling.Tests;

/// <summary>
/// The definition of an offer, taken literally: it walks every five-minute cell of absolute time and asks what a clock on the
/// clinic's wall shows. Slow, and without any of the arithmetic that the real one is fast by.
/// </summary>
internal sealed class Reference(Roster roster, VisitType visit, Func<LocalDate, bool> mayNeedle, Func<Slot, Guid, bool> taken, Instant now)
{
    public IEnumerable<Offer> Between(LocalDate first, LocalDate last) =>
        from start in Cells(first.PlusDays(-2), last.PlusDays(2))
        let shown = Shown(start)
        where first <= shown.Date && shown.Date <= last
        from room in Working(start).Select(shift => shift.Room).Distinct().Order()
        where Working(start).Any(shift => shift.Room == room && IsStep(shown.TimeOfDay, shift.Hours))
        let slot = Slot.At(start, visit.Length)!.Value
        where Offered(slot, room, shown.Date)
        select new Offer(slot, room);

    private bool Offered(Slot slot, Guid room, LocalDate day)
    {
        var occupied = visit.Occupied(slot);
        return slot.Start >= now + visit.MinimumNotice
            && day <= now.InZone(roster.Zone).Date.PlusDays(visit.HorizonDays)
            && (!visit.NeedsNeedling || mayNeedle(day))
            && !taken(occupied, room)
            && occupied.Cells().All(cell => IsStay(Instant.FromUnixTimeSeconds(cell * 300), room, day));
    }

    private bool IsStay(Instant cell, Guid room, LocalDate day) =>
        Shown(cell).Date == day && Working(cell).Any(shift => shift.Room == room);

    private IEnumerable<(Hours Hours, Guid Room)> Working(Instant at)
    {
        var shown = Shown(at);
        if (roster.Absences.Any(absence => absence.From <= shown && shown < absence.Until)) return [];
        return roster.Shifts
            .Where(shift => shift.Day == shown.DayOfWeek && shift.Valid.Covers(shown.Date)).Select(shift => (shift.Hours, shift.Room))
            .Concat(roster.Extras.Where(extra => extra.Day == shown.Date).Select(extra => (extra.Hours, extra.Room)))
            .Where(shift => shift.Hours.Start <= shown.TimeOfDay
                && (shift.Hours.End == LocalTime.Midnight || shown.TimeOfDay < shift.Hours.End));
    }

    private bool IsStep(LocalTime time, Hours hours) =>
        Period.Between(hours.Start, time).ToDuration().TotalMinutes % visit.Step.TotalMinutes == 0;

    private LocalDateTime Shown(Instant at) => at.InZone(roster.Zone).LocalDateTime;

    private static IEnumerable<Instant> Cells(LocalDate first, LocalDate last)
    {
        var end = last.AtMidnight().InUtc().ToInstant();
        for (var at = first.AtMidnight().InUtc().ToInstant(); at < end; at += Slot.Cell) yield return at;
    }
}
