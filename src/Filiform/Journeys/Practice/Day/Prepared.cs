using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>Puts beside visits what other rooms know of them: preparation, session, calls. Four queries, however many visits.</summary>
internal static class Prepared
{
    private sealed record SessionRow(Id<Session> Id, Id<Appointment> Appointment, Instant? SignedAt);

    private sealed record CallRow(Id<Appointment> Appointment, string Outcome);

    public static Task<ImmutableArray<DayVisit>> All(Work work, ClinicDay day, ImmutableArray<DayVisit> visits) =>
        Add(work, visits, "from appointment where clinic = @clinic and starts_at >= @From and starts_at < @Until", new { day.From, day.Until });

    public static async Task<DayVisit> One(Work work, DayVisit visit) =>
        (await Add(work, [visit], "from appointment where clinic = @clinic and id = @Id", new { visit.Id }))[0];

    /// <param name="which">The same visits, as the end of a select of appointments.</param>
    private static async Task<ImmutableArray<DayVisit>> Add(Work work, ImmutableArray<DayVisit> visits, string which, object values)
    {
        var screenings = (await work.Query<Preparation.ScreeningRow>($"""
            select patient, appointment, status, disposition, started_at, completed_at from screening
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
        return [.. visits.Select(visit => visit with
        {
            Preparation = Preparation.Of(visit, screenings[visit.Patient], consents[visit.Patient]),
            Session = sessions.GetValueOrDefault(visit.Id)?.Id, SignedAt = sessions.GetValueOrDefault(visit.Id)?.SignedAt,
            // Whoever was reached once need not be called again.
            Called = calls[visit.Id].Select(call => call.Outcome).OrderBy(outcome => outcome == "no-answer").FirstOrDefault(),
        })];
    }
}
