using Filiform.Clinical.Rules;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Progress;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>Puts beside visits what other rooms know of them: preparation, session, calls. As many queries for two hundred visits as for one, and a few for each screening that a clinician has worked on.</summary>
internal static class Prepared
{
    private sealed record SessionRow(Id<Session> Id, Id<Appointment> Appointment, Instant? SignedAt);

    private sealed record CallRow(Id<Appointment> Appointment, string Outcome);

    public static Task<ImmutableArray<DayVisit>> All(Work work, ClinicalContent content, ClinicDay day, ImmutableArray<DayVisit> visits) =>
        Add(work, content, visits, "from appointment where clinic = @clinic and starts_at >= @From and starts_at < @Until", new { day.From, day.Until, content.Safety.Version });

    public static async Task<DayVisit> One(Work work, ClinicalContent content, DayVisit visit) =>
        (await Add(work, content, [visit], "from appointment where clinic = @clinic and id = @Id", new { visit.Id, content.Safety.Version }))[0];

    /// <param name="visits">All of this patient's.</param>
    public static Task<ImmutableArray<DayVisit>> Of(Work work, ClinicalContent content, Id<Patient> patient, ImmutableArray<DayVisit> visits) =>
        Add(work, content, visits, "from appointment where clinic = @clinic and patient = @patient", new { patient, content.Safety.Version });

    /// <param name="which">The same visits, as the end of a select of appointments.</param>
    private static async Task<ImmutableArray<DayVisit>> Add(Work work, ClinicalContent content, ImmutableArray<DayVisit> visits, string which, object values)
    {
        var screenings = (await work.Query<Preparation.ScreeningRow>($"""
            select patient, appointment, status, disposition, started_at, completed_at, {Screenings.SentFor} from screening
            where clinic = @clinic and status <> 'superseded' and patient in (select patient {which})
            """, values)).ToLookup(each => each.Patient);
        var consents = (await work.Query<Preparation.ConsentRow>($"""
            select c.patient, c.decision, c.given_at, w.withdrawn_at
            from consent c left join consent_withdrawal w on w.consent = c.id and w.clinic = c.clinic
            where c.clinic = @clinic and c.patient in (select patient {which})
            """, values)).ToLookup(each => each.Patient);
        var sessions = (await work.Query<SessionRow>(
            $"select id, appointment, signed_at from session where clinic = @clinic and appointment in (select id {which})", values)).ToDictionary(each => each.Appointment);
        var calls = (await work.Query<CallRow>(
            $"select appointment, outcome from visit_call where clinic = @clinic and appointment in (select id {which}) order by called_at, id", values)).ToLookup(each => each.Appointment);
        var touched = (await work.Query<Id<Patient>>($"""
            select patient from decision where clinic = @clinic and patient in (select patient {which})
            union select patient from screening_answer where clinic = @clinic and patient in (select patient {which})
            union select patient from screening where clinic = @clinic and status = 'completed' and knowledge_version <> @Version and patient in (select patient {which})
            """, values)).ToHashSet();
        var ended = await PlanReviews.PlanEnded(work, which, values);
        var due = await PlanReviews.Due(work, which, values);
        var zone = (await Clinics.Here(work)).TimeZone;
        visits = [.. visits.Select(visit => visit with { Preparation = Preparation.Of(visit, zone, screenings[visit.Patient], consents[visit.Patient]) })];
        var today = await Today(work, content, zone, visits.Where(visit => visit.Preparation.Screening == "done" && touched.Contains(visit.Patient)));
        return [.. visits.Select(visit => visit with
        {
            Preparation = today.TryGetValue(visit.Id, out var now) ? visit.Preparation with { Flag = now.Flag, AsksOnDay = now.AsksOnDay, RulesChanged = now.RulesChanged } : visit.Preparation,
            PlanEnded = ended.Contains(visit.Patient), ReviewDue = visit.IsOpen && due.Contains(visit.Patient),
            Session = sessions.GetValueOrDefault(visit.Id)?.Id, SignedAt = sessions.GetValueOrDefault(visit.Id)?.SignedAt,
            // Whoever was reached once need not be called again.
            Called = calls[visit.Id].Select(call => call.Outcome).OrderBy(outcome => outcome == "no-answer").FirstOrDefault(),
        })];
    }

    /// <summary>The flag as it reads now for the day of each visit, of those whose screening a clinician has worked on, or whose rules have changed, since it was sent.</summary>
    private static async Task<Dictionary<Id<Appointment>, (string? Flag, bool AsksOnDay, bool RulesChanged)>> Today(Work work, ClinicalContent content, DateTimeZone zone, IEnumerable<DayVisit> visits)
    {
        var flags = new Dictionary<Id<Appointment>, (string?, bool, bool)>();
        foreach (var visit in visits)
            if (await ScreeningToday.Of(work, content, visit.Patient, work.Now.InZone(zone).Date, visit.StartsAt.InZone(zone).Date, zone) is { } now)
                flags[visit.Id] = (Preparation.Meaning(now.Disposition.Code(), now.IsSettled), now.AsksOnDay, now.RulesChanged);
        return flags;
    }
}
