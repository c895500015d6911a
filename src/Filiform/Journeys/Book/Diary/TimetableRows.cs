using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book.Diary;

/// <summary>Reads the rosters of many clinics at once, for what is <see cref="INetworkWide"/>, or of the one clinic that is acted in.</summary>
internal static class TimetableRows
{
    private sealed record ShiftRow(
        Id<Clinic> Clinic, Id<Practitioner> Practitioner, Id<Room> Room, int Weekday, LocalTime StartsAt, LocalTime EndsAt, LocalDate ValidFrom, LocalDate? ValidUntil);

    private sealed record ExceptionRow(
        Id<Clinic> Clinic, Id<Practitioner>? Practitioner, Id<Room>? Room, string Kind, LocalDate OnDay, LocalTime? StartsAt, LocalTime? EndsAt);

    private sealed record OfferedRow(Id<Clinic> Clinic, Id<Practitioner> Practitioner, Id<VisitType> VisitType);

    /// <summary>Exceptions older than this concern no search.</summary>
    private static readonly Duration Past = Duration.FromDays(7);

    public static async Task<ILookup<Id<Clinic>, Timetable>> Read(Work work, Catalogue catalogue, IReadOnlyCollection<Id<Clinic>> clinics)
    {
        var ids = new IdList("c", clinics.Select(each => each.Value));
        var shifts = await work.Query<ShiftRow>($"""
            select clinic, practitioner, room, weekday, starts_at, ends_at, valid_from, valid_until from shift where clinic in ({ids.Sql})
            """, ids.With());
        var exceptions = await work.Query<ExceptionRow>($"""
            select clinic, practitioner, room, kind, on_day, starts_at, ends_at from roster_exception where clinic in ({ids.Sql}) and on_day >= @since
            """, ids.With(("since", (work.Now - Past).InUtc().Date)));
        var offered = (await work.Query<OfferedRow>($"select clinic, practitioner, visit_type from offered_visit where clinic in ({ids.Sql})", ids.With()))
            .ToLookup(row => (row.Clinic, row.Practitioner), row => row.VisitType);

        var (shiftsOf, exceptionsOf) = (shifts.ToLookup(row => (row.Clinic, row.Practitioner)), exceptions.ToLookup(row => row.Clinic));
        var places = shifts.Select(row => (row.Clinic, row.Practitioner))
            .Concat(exceptions.Where(row => row.Kind == "extra" && row.Practitioner is not null).Select(row => (row.Clinic, Practitioner: row.Practitioner!.Value)))
            .Distinct();
        var found = from place in places
                    let clinic = catalogue.Clinic(place.Clinic.ToString())
                    let practitioner = catalogue.Practitioner(place.Practitioner.ToString())
                    where clinic is not null && practitioner is not null
                    orderby practitioner.Name, practitioner.Id
                    select new Timetable(
                        clinic, practitioner, RosterOf(catalogue, clinic, place.Practitioner, shiftsOf[place], exceptionsOf[place.Clinic]),
                        NetworkDiary.Authority(NetworkTerms.Shipped, clinic.Row.State, practitioner.Credentials, clinic.Permits), [.. offered[place]]);
        return found.ToLookup(timetable => timetable.Clinic.Row.Id);
    }

    private static Roster RosterOf(
        Catalogue catalogue, BookableClinic clinic, Id<Practitioner> practitioner, IEnumerable<ShiftRow> shifts, IEnumerable<ExceptionRow> exceptions)
    {
        var theirs = exceptions.Where(row => row.Practitioner is null || row.Practitioner == practitioner).ToList();
        return new(
            clinic.Row.TimeZone,
            [.. from row in shifts
                where Open(row.Room)
                let hours = Hours.Between(row.StartsAt, row.EndsAt)
                where hours is not null
                select new Shift((IsoDayOfWeek)row.Weekday, hours.Value, row.Room.Value, new(row.ValidFrom, row.ValidUntil))],
            [.. from row in theirs
                where row.Kind == "extra" && row.Practitioner is not null && row.Room is { } room && Open(room)
                let hours = HoursOf(row)
                where hours is not null
                select new ExtraShift(row.OnDay, hours.Value, row.Room!.Value.Value)],
            // Leave that lies off the grid still keeps the whole day free: what cannot be read never offers a time.
            [.. theirs.Where(row => row.Kind != "extra").Select(row => Absence.During(row.OnDay, HoursOf(row) ?? Hours.WholeDay))]);

        bool Open(Id<Room> room) => catalogue.Room(room.ToString()) is not null;
    }

    private static Hours? HoursOf(ExceptionRow row) => row is { StartsAt: { } from, EndsAt: { } until } ? Hours.Between(from, until) : Hours.WholeDay;
}
