using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Brings the days of the database back into the weeks and spans of a network file.</summary>
internal static class RosterExport
{
    public static ImmutableArray<RosterEntry> Of(
        ImmutableArray<RosterLine> rosters, ImmutableArray<ShiftLine> shifts, ILookup<(Guid Clinic, Guid? Practitioner), ExceptionLine> exceptions,
        Dictionary<Guid, string> clinics, Dictionary<Guid, string> practitioners, Dictionary<Guid, string> rooms)
    {
        var (offers, worked) = (rosters.ToDictionary(row => (row.Practitioner, row.Clinic), row => row.VisitTypes), shifts.ToLookup(row => (row.Practitioner, row.Clinic)));
        var pairs = offers.Keys.Concat(worked.Select(same => same.Key)).Distinct();
        return
        [
            .. from pair in pairs
               let place = (Practitioner: practitioners[pair.Practitioner], Clinic: clinics[pair.Clinic])
               let off = exceptions[(pair.Clinic, pair.Practitioner)].ToList()
               orderby place.Clinic, place.Practitioner
               select new RosterEntry(
                   place.Practitioner, place.Clinic, [.. offers.GetValueOrDefault(pair, "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
                   Shifts(worked[pair], rooms), Extra(off, rooms), Leave(off)),
        ];
    }

    /// <summary>Days that follow each other, as spans.</summary>
    public static ImmutableArray<DaySpan> Spans(IEnumerable<LocalDate> days)
    {
        var spans = new List<DaySpan>();
        foreach (var day in days.Distinct().Order())
        {
            if (spans.Count > 0 && spans[^1].Until.PlusDays(1) == day) spans[^1] = spans[^1] with { Until = day };
            else spans.Add(new(day, day));
        }

        return [.. spans];
    }

    private static ImmutableArray<ShiftEntry> Shifts(IEnumerable<ShiftLine> shifts, Dictionary<Guid, string> rooms) =>
    [
        // One that ended before it began never is: an import ended it so.
        .. from shift in shifts
           where !(shift.ValidUntil < shift.ValidFrom)
           group shift.Weekday by (Room: rooms[shift.Room], shift.StartsAt, shift.EndsAt, shift.ValidFrom, shift.ValidUntil) into same
           orderby same.Key.ValidFrom, same.Min(), same.Key.StartsAt, same.Key.Room
           select new ShiftEntry(
               same.Key.Room, [.. same.Distinct().Order().Select(day => (IsoDayOfWeek)day)], HoursOf(same.Key.StartsAt, same.Key.EndsAt), same.Key.ValidFrom, same.Key.ValidUntil),
    ];

    private static ImmutableArray<ExtraEntry> Extra(IEnumerable<ExceptionLine> exceptions, Dictionary<Guid, string> rooms) =>
    [
        .. exceptions.Where(each => each is { Kind: "extra", Room: not null, StartsAt: not null, EndsAt: not null })
            .OrderBy(each => each.OnDay).ThenBy(each => each.StartsAt)
            .Select(each => new ExtraEntry(each.OnDay, rooms[each.Room!.Value], HoursOf(each.StartsAt!.Value, each.EndsAt!.Value))),
    ];

    private static ImmutableArray<LeaveEntry> Leave(IEnumerable<ExceptionLine> exceptions) =>
    [
        .. from each in exceptions
           where each.Kind == "leave"
           group each.OnDay by (each.StartsAt, each.EndsAt) into same
           from span in Spans(same)
           orderby span.From, same.Key.StartsAt
           select new LeaveEntry(span, same.Key is ({ } start, { } end) ? HoursOf(start, end) : null),
    ];

    private static Hours HoursOf(LocalTime from, LocalTime until) => Hours.Between(from, until) ?? Hours.WholeDay;
}
