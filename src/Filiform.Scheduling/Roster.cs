namespace Filiform.Scheduling;

/// <summary>When and where one practitioner works at one clinic, on the wall clock of the clinic.</summary>
/// <param name="Zone">The clinic's zone; it belongs to the clinic, never to the reader.</param>
/// <param name="Shifts">What repeats every week.</param>
/// <param name="Extras">Single shifts beside the weekly ones.</param>
/// <param name="Absences">Leave and closed days. They win over every shift, also over an extra one.</param>
public sealed record Roster(
    DateTimeZone Zone, ImmutableArray<Shift> Shifts, ImmutableArray<ExtraShift> Extras, ImmutableArray<Absence> Absences)
{
    /// <summary>Whether somebody is there for the whole of that time; says nothing about what is already booked.</summary>
    public bool Covers(Slot occupied, Guid room) =>
        OpeningsOn(occupied.Start.InZone(Zone).Date).Any(opening => opening.Room == room && opening.Covers(occupied));

    /// <summary>The appointments that a changed roster would leave without their practitioner.</summary>
    public ImmutableArray<(Slot Occupied, Guid Room)> Orphans(IEnumerable<(Slot Occupied, Guid Room)> booked) =>
        [.. booked.Where(appointment => !Covers(appointment.Occupied, appointment.Room))];

    /// <summary>The working time of that day, with absences taken out; ordered by start, then room.</summary>
    /// <returns>Empty on a day off.</returns>
    public ImmutableArray<Opening> OpeningsOn(LocalDate day)
    {
        var stretches = Stretches(day).OrderBy(stretch => stretch.Room).ThenBy(stretch => stretch.From).ToList();
        return [.. Joined(stretches).OrderBy(opening => opening.From).ThenBy(opening => opening.Room)];
    }

    private IEnumerable<Opening> Stretches(LocalDate day) =>
        from shift in ShiftsOn(day)
        from span in WithoutAbsences(shift.Hours.On(day))
        from stretch in span.Instants(Zone)
        let anchor = (day + shift.Hours.Start).WithOffset(stretch.Offset).ToInstant()
        select new Opening(shift.Room, stretch.From, stretch.Until, stretch.From, stretch.Until, anchor);

    private IEnumerable<(Hours Hours, Guid Room)> ShiftsOn(LocalDate day)
    {
        foreach (var shift in Shifts)
            if (shift.Day == day.DayOfWeek && shift.Valid.Covers(day)) yield return (shift.Hours, shift.Room);
        foreach (var extra in Extras)
            if (extra.Day == day) yield return (extra.Hours, extra.Room);
    }

    private IEnumerable<LocalSpan> WithoutAbsences(LocalSpan span) => Absences.Aggregate(
        Enumerable.Repeat(span, 1), (left, absence) => left.SelectMany(piece => piece.Without(absence.Span)));

    /// <summary>Stretches of one room that touch are one stay: a visit may run across the change of the clock, or of two shifts.</summary>
    private static IEnumerable<Opening> Joined(List<Opening> stretches)
    {
        for (var first = 0; first < stretches.Count;)
        {
            var (opens, closes, next) = (stretches[first].From, stretches[first].Until, first + 1);
            while (next < stretches.Count && stretches[next].Room == stretches[first].Room && stretches[next].From <= closes)
                closes = Instant.Max(closes, stretches[next++].Until);
            for (; first < next; first++) yield return stretches[first] with { Opens = opens, Closes = closes };
        }
    }
}
