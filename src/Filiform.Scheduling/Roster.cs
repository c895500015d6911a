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
    /// <remarks>A search asks this of every practitioner of a network, so it is written without enumerators.</remarks>
    public ImmutableArray<Opening> OpeningsOn(LocalDate day)
    {
        var stretches = new List<Opening>();
        foreach (var shift in Shifts)
            if (shift.Day == day.DayOfWeek && shift.Valid.Covers(day)) Add(shift.Hours.On(day), shift.Room, stretches);
        foreach (var extra in Extras)
            if (extra.Day == day) Add(extra.Hours.On(day), extra.Room, stretches);
        if (stretches.Count == 0) return [];

        Join(stretches);
        stretches.Sort((a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.Room.CompareTo(b.Room));
        return [.. stretches];
    }

    private void Add(LocalSpan shift, Guid room, List<Opening> stretches)
    {
        var pieces = new List<LocalSpan>(1) { shift };
        foreach (var absence in Absences)
            if (absence.Span.Overlaps(shift)) pieces = [.. pieces.SelectMany(piece => piece.Without(absence.Span))];
        foreach (var piece in pieces)
            piece.AddInstants(Zone, (from, until, offset) =>
                stretches.Add(new(room, from, until, from, until, shift.Start.WithOffset(offset).ToInstant())));
    }

    /// <summary>Stretches of one room that touch are one stay: a visit may run across the change of the clock, or of two shifts.</summary>
    private static void Join(List<Opening> stretches)
    {
        stretches.Sort((a, b) => a.Room != b.Room ? a.Room.CompareTo(b.Room) : a.From.CompareTo(b.From));
        for (var first = 0; first < stretches.Count;)
        {
            var (opens, closes, next) = (stretches[first].From, stretches[first].Until, first + 1);
            while (next < stretches.Count && stretches[next].Room == stretches[first].Room && stretches[next].From <= closes)
                closes = Instant.Max(closes, stretches[next++].Until);
            for (; first < next; first++) stretches[first] = stretches[first] with { Opens = opens, Closes = closes };
        }
    }
}
