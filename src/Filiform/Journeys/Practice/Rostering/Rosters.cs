using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Rostering;

/// <summary>Hours that repeat every week. Weekday 1 is Monday.</summary>
public sealed record ShiftRow(
    Guid Id, Id<Practitioner> Practitioner, string PractitionerName, Id<Room> Room, string RoomName, int Weekday,
    LocalTime StartsAt, LocalTime EndsAt, LocalDate ValidFrom, LocalDate? ValidUntil)
{
    /// <summary>Null when a row written elsewhere lies off the grid; nobody can be booked in it then.</summary>
    internal Shift? Shift => Hours.Between(StartsAt, EndsAt) is { } hours
        ? new((IsoDayOfWeek)Weekday, hours, Room.Value, new(ValidFrom, ValidUntil))
        : null;
}

/// <summary>A day that is unlike the week: closed, leave or extra hours.</summary>
/// <param name="Practitioner">Null: the whole clinic.</param>
/// <param name="StartsAt">Null, like <paramref name="EndsAt"/>: the whole day.</param>
public sealed record ExceptionRow(
    Guid Id, Id<Practitioner>? Practitioner, string? PractitionerName, Id<Room>? Room, string? RoomName, string Kind,
    LocalDate OnDay, LocalTime? StartsAt, LocalTime? EndsAt, string? Reason)
{
    private Hours? Hours => StartsAt is { } from && EndsAt is { } until ? Scheduling.Hours.Between(from, until) : Scheduling.Hours.WholeDay;

    internal ExtraShift? Extra => Kind == "extra" && Practitioner is not null && Room is { } room && Hours is { } hours ? new(OnDay, hours, room.Value) : null;

    internal Absence? Absence => Kind != "extra" && Hours is { } hours ? Scheduling.Absence.During(OnDay, hours) : null;
}

/// <summary>The clinic's rosters as rows, and as what scheduling reckons with.</summary>
public static class Rosters
{
    /// <summary>Before any roster; both databases can hold it.</summary>
    public static readonly LocalDate Ever = new(1900, 1, 1);

    /// <summary>The shifts that may fall on one of these days, in order of practitioner, weekday and time.</summary>
    public static Task<ImmutableArray<ShiftRow>> Shifts(Work work, LocalDate first, LocalDate last) => work.Query<ShiftRow>("""
        select s.id, s.practitioner, p.given_name || ' ' || p.family_name || ', ' || p.suffix as practitioner_name, s.room, r.name as room_name,
               s.weekday, s.starts_at, s.ends_at, s.valid_from, s.valid_until
        from shift s join practitioner p on p.id = s.practitioner join room r on r.id = s.room
        where s.clinic = @clinic and s.valid_from <= @last and (s.valid_until is null or s.valid_until >= @first)
        order by p.family_name, p.given_name, s.practitioner, s.weekday, s.starts_at, s.id
        """, new { first, last });

    /// <summary>The exceptions on these days, both included.</summary>
    public static async Task<ImmutableArray<ExceptionRow>> Exceptions(Work work, LocalDate first, LocalDate last)
    {
        var rows = await work.Query<ExceptionRow>("""
            select e.id, e.practitioner, p.given_name || ' ' || p.family_name || ', ' || p.suffix as practitioner_name, e.room, r.name as room_name,
                   e.kind, e.on_day, e.starts_at, e.ends_at, e.reason
            from roster_exception e left join practitioner p on p.id = e.practitioner left join room r on r.id = e.room
            where e.clinic = @clinic and e.on_day >= @first and e.on_day <= @last
            order by e.on_day, e.starts_at, e.id
            """, new { first, last });
        return [.. rows.Select(row => row with { Reason = work.Open("roster_exception.reason", row.Id, row.Reason) })];
    }

    /// <summary>One practitioner's roster out of the clinic's rows.</summary>
    public static Roster Of(DateTimeZone zone, Id<Practitioner> practitioner, IEnumerable<ShiftRow> shifts, IEnumerable<ExceptionRow> exceptions)
    {
        var theirs = exceptions.Where(each => each.Practitioner is null || each.Practitioner == practitioner).ToList();
        return new(zone,
            [.. shifts.Where(each => each.Practitioner == practitioner).Select(each => each.Shift).OfType<Shift>()],
            [.. theirs.Select(each => each.Extra).OfType<ExtraShift>()],
            [.. theirs.Select(each => each.Absence).OfType<Absence>()]);
    }
}
