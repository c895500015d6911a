using Filiform.Journeys.Practice;
using Filiform.Journeys.Quality;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests;

/// <summary>Many treatments at once, in one clinic or in several of a network.</summary>
internal static class TestQuality
{
    /// <param name="Count">Signed sessions, a day apart back from now, at most a year.</param>
    /// <param name="Bled">The first so many had a small bleeding at the end.</param>
    /// <param name="Silent">The last so many were not asked.</param>
    /// <param name="Patients">Who have them in turn.</param>
    internal sealed record Series(int Count, int Bled = 0, int Silent = 0, int Patients = 1);

    public static Task<T> In<T>(this TestClinic clinic, Id<Clinic> where, Func<Work, Task<T>> act) => Run(clinic, where, act);

    public static async Task<Id<Clinic>> Another(this TestClinic clinic, string name)
    {
        var id = Id<Clinic>.At(clinic.Clock.GetCurrentInstant());
        await Run(clinic, id, work => work.Execute("""
            insert into clinic (id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active)
            values (@id, @slug, @name, @name, '1 Main St', 'Tucson', 'AZ', '85701', 32.2, -110.9, 'America/Phoenix', '(520) 555-0100', 'x@example.org', 'en', '{}', true)
            """, new { id, slug = name.ToLowerInvariant().Replace(' ', '-'), name }));
        return id;
    }

    /// <summary>Writes the series and counts it, as the outbox would.</summary>
    public static Task<int> Treat(this TestClinic clinic, Id<Clinic> where, Series series, bool tally = true) => Run(clinic, where, async work =>
    {
        var patients = new List<(Id<Patient> Id, Id<Screening> Screening)>();
        for (var each = 0; each < series.Patients; each++) patients.Add(await Screened(work));
        var rows = Enumerable.Range(0, series.Count).Select(at => (Session: work.NewId<Session>(), Visit: work.NewId<Appointment>(),
            At: work.Now - Duration.FromMinutes((series.Count - at) * Math.Min(1440L, 500_000L / series.Count)), Place: at, Who: patients[at % patients.Count])).ToList();
        await work.InsertMany("insert into appointment (id, clinic, patient, practitioner, room, visit_type, starts_at, ends_at, status, booked_at, sequence, version)",
            [.. rows.Select(row => new object?[] { row.Visit, where, row.Who.Id, clinic.Okafor, clinic.RoomOne, clinic.Treatment, row.At, row.At + Duration.FromMinutes(30), "completed", row.At, 0, 1 })]);
        await work.InsertMany("insert into session (id, clinic, patient, appointment, practitioner, screening, status, pain_before, opened_at, ended_at, knowledge_version, version)",
            [.. rows.Select(row => new object?[] { row.Session, where, row.Who.Id, row.Visit, clinic.Okafor, row.Who.Screening, "draft", Math.Max(0, 6 - row.Place / series.Patients), row.At, row.At, "2026.1", 1 })]);
        await work.InsertMany("insert into insertion (id, clinic, patient, session, position, muscle, side, gauge_mm, length_mm, technique, twitch, electrical, needles_in, needles_out, recorded_at, version)",
            [.. rows.Select(row => new object?[] { work.NewId<Insertion>(), where, row.Who.Id, row.Session, 1, "infraspinatus", "right", 0.3m, 40, "pistoning", "strong", false, 2, 2, row.At, 1 })]);
        await work.InsertMany("insert into session_fact (session, fact, clinic, patient, value, set_by, set_at)",
            [.. rows.SkipLast(series.Silent).Select(row => new object?[] { row.Session, "s-adverse-event-recorded", where, row.Who.Id, "true", clinic.Therapist.Id, row.At })]);
        await work.Execute("update session set status = 'signed', signed_at = opened_at, signed_by = @by where clinic = @clinic and status = 'draft'", new { by = clinic.Therapist.Id });
        if (series.Bled > 0)
            await work.InsertMany("insert into adverse_event (id, clinic, patient, session, kind, severity, timing, recorded_at)",
                [.. rows.Take(series.Bled).Select(row => new object?[] { work.NewId<AdverseEvent>(), where, row.Who.Id, row.Session, "ae-bleeding-minor", "minor", "immediate", row.At })]);
        if (tally)
            foreach (var month in rows.Select(row => DateAdjusters.StartOfMonth(row.At.InZone(Zone).Date)).Distinct())
                await Tallies.Recount(work, Content, Zone, month);
        return rows.Count;
    });

    private static async Task<(Id<Patient>, Id<Screening>)> Screened(Work work)
    {
        var patient = await Patients.Register(work, new("Maribel", "Ortega", new(1980, 4, 2), $"{Guid.NewGuid():N}@example.org", null, "en"));
        var screening = work.NewId<Screening>();
        await work.Execute("""
            insert into screening (id, clinic, patient, status, answers, disposition, knowledge_version, started_at, changed_at, completed_at, version)
            values (@screening, @clinic, @patient, 'completed', @answers, 'proceed', '2026.1', @Now, @Now, @Now, 1)
            """, new { screening, patient, answers = Filiform.Journeys.Prepare.Screenings.Seal(work, screening, TestCare.Healthy), work.Now });
        return (patient, screening);
    }

    private static readonly ClinicalContent Content = ClinicalContent.Load();
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Phoenix"];

    private static async Task<T> Run<T>(TestClinic clinic, Id<Clinic> where, Func<Work, Task<T>> act) =>
        (await clinic.Runner.Run(new Direct<T>(act), Done.It, Actor.System.In(where))).Value;

    private sealed class Direct<T>(Func<Work, Task<T>> act) : IUseCase<Done, T>
    {
        public Permission Permission => Permission.OnlySystem;
        public async Task<Result<T>> Handle(Done request, Work work) => await act(work);
    }
}
