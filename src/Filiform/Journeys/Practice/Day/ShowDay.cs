using Filiform.Journeys.Book;
using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice.Rostering;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>Shows one day of the clinic: who works, who comes, who is here, and what needs somebody.</summary>
/// <remarks>The number of queries does not grow with the number of visits.</remarks>
public sealed class ShowDay(ClinicalContent content, Diaries diaries) : IUseCase<ShowDay.Request, DayBoard>
{
    /// <param name="Day">Null for today at the clinic.</param>
    /// <param name="Practitioner">Null for everybody.</param>
    public sealed record Request(LocalDate? Day = null, Id<Practitioner>? Practitioner = null);

    public Permission Permission => Permission.RunDay;
    public Effect Effect => Effect.Reads;

    public async Task<Result<DayBoard>> Handle(Request request, Work work)
    {
        var clinic = await Clinics.Here(work);
        var today = work.Now.InZone(clinic.TimeZone).Date;
        var day = ClinicDay.Of(clinic.TimeZone, request.Day ?? today);
        // The stamp is read first: what changes while we read the rest is then seen as a change later.
        var stamp = await DayStamp.Read(work, day);
        var visits = await Prepared.All(work, content, day, await DayVisits.Between(work, day.From, day.Until));
        var working = await Working(work, clinic.TimeZone, day.Date);
        var people = visits.Select(visit => new BoardPerson(visit.Practitioner, visit.PractitionerName))
            .Concat(working.Select(each => new BoardPerson(each.Practitioner, each.PractitionerName))).DistinctBy(each => each.Id).OrderBy(each => each.Name, StringComparer.Ordinal);

        ImmutableArray<DayVisit> shown = [.. visits.Where(visit => request.Practitioner is null || visit.Practitioner == request.Practitioner)];
        foreach (var visit in shown) work.Saw(visit.Patient);
        return new DayBoard(clinic, day.Date, today, work.Now, shown,
            [.. working.Where(each => request.Practitioner is null || each.Practitioner == request.Practitioner)], [.. people],
            await Alerts(work), await Unsigned(work, day), stamp) { Pages = await PatientPages.For(work), Starts = await Starts(work, day.Date, today) };
    }

    private static async Task<ImmutableArray<WorkingTime>> Working(Work work, DateTimeZone zone, LocalDate day)
    {
        var shifts = await Rosters.Shifts(work, day, day);
        var exceptions = await Rosters.Exceptions(work, day, day);
        var people = shifts.Select(each => (each.Practitioner, Name: each.PractitionerName))
            .Concat(exceptions.Where(each => each.Practitioner is not null).Select(each => (Practitioner: each.Practitioner!.Value, Name: each.PractitionerName!))).DistinctBy(each => each.Practitioner);
        var rooms = shifts.Select(each => (each.Room, each.RoomName))
            .Concat(exceptions.Where(each => each.Room is not null).Select(each => (Room: each.Room!.Value, RoomName: each.RoomName!))).DistinctBy(each => each.Room)
            .ToDictionary(each => each.Room.Value, each => each.RoomName);
        return [.. from person in people
                   from opening in Rosters.Of(zone, person.Practitioner, shifts, exceptions).OpeningsOn(day)
                   select new WorkingTime(person.Practitioner, person.Name, new(opening.Room), rooms[opening.Room], opening)];
    }

    /// <summary>The same question that booking asks, so that the board offers nothing that booking then refuses.</summary>
    private async Task<ImmutableHashSet<VisitStart>> Starts(Work work, LocalDate day, LocalDate today)
    {
        if (day < today) return [];
        var (catalogue, timetables) = await diaries.At(work, work.Clinic!.Value);
        var busy = await Claims.Read(work, timetables.SelectMany(each => each.Resources), FreeTimes.Span(day, day));
        return [.. from timetable in timetables
                   from visit in catalogue.Visits
                   where timetable.Gives(visit)
                   from offer in timetable.Offers(visit.For(work.Actor), busy, work.Now).On(day)
                   select new VisitStart(timetable.Practitioner.Id, new(offer.Room), offer.Slot.Start)];
    }

    private static async Task<OpenAlerts> Alerts(Work work) => (await work.QueryOne<OpenAlerts>(
        "select count(*) as count, min(raised_at) as oldest from alert where clinic = @clinic and acknowledged_at is null"))!;

    private static async Task<ImmutableArray<UnsignedSession>> Unsigned(Work work, ClinicDay day)
    {
        var lead = work.Actor.Is(Role.ClinicLead);
        if (!lead && work.Actor.Practitioner is null) return [];
        var found = await work.Query<UnsignedSession>("""
            select s.id, s.patient, t.given_name || ' ' || t.family_name as patient_name, s.opened_at
            from session s join patient t on t.id = s.patient and t.clinic = s.clinic
            where s.clinic = @clinic and s.status = 'draft' and s.opened_at < @From and (@lead or s.practitioner = @Practitioner)
            order by s.opened_at, s.id limit 50
            """, new { day.From, lead, work.Actor.Practitioner });
        foreach (var session in found) work.Saw(session.Patient);
        return found;
    }
}
