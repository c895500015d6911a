using Filiform.Clinical.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Store;

namespace Filiform.Journeys.Prepare;

/// <summary>How far a patient has prepared for one visit. It says what is done; what was answered stays with those who may read it.</summary>
/// <param name="ScreenedAt">When the health answers that speak for the patient were sent; null when none were.</param>
/// <param name="Disposition">Theirs; null without them. Who sees no chart is told only to go on, to ask the therapist, or to stop.</param>
/// <param name="Draft">A form was begun for this visit and is not sent.</param>
/// <param name="Consent"><c>given</c>, <c>refused</c>, <c>withdrawn</c>, <c>outdated</c> (older than the health answers) or <c>missing</c>.</param>
/// <param name="Drawn">Where it hurts was drawn for this visit.</param>
/// <param name="Rated">What they cannot do was rated for this visit.</param>
/// <param name="Asked">How many questions they asked before consenting.</param>
public sealed record PreparedState(
    Id<Appointment> Appointment, Instant? ScreenedAt, string? Disposition, bool Draft, string Consent, bool Drawn, bool Rated, int Asked)
{
    public bool ConsentStands => Consent == "given";
}

/// <summary>Reads for many visits at once what was prepared.</summary>
public static class Preparations
{
    private sealed record Row(
        Id<Appointment> Appointment, Instant? CompletedAt, string? Disposition, string? Decision, Instant? GivenAt, Instant? WithdrawnAt,
        long Drafts, long Drawings, long Ratings, long Questions);

    /// <returns>One state for each visit of this clinic among <paramref name="appointments"/>.</returns>
    public static async Task<ImmutableDictionary<Id<Appointment>, PreparedState>> Of(Work work, IReadOnlyCollection<Id<Appointment>> appointments)
    {
        if (appointments.Count == 0) return ImmutableDictionary<Id<Appointment>, PreparedState>.Empty;

        var names = appointments.Distinct().Select((id, at) => (Name: $"visit{at}", Id: id)).ToList();
        var rows = await work.Query<Row>($"""
            select a.id as appointment, s.completed_at, s.disposition, c.decision, c.given_at, w.withdrawn_at,
                (select count(*) from screening d where d.clinic = @clinic and d.appointment = a.id and d.status = 'draft') as drafts,
                (select count(*) from drawing d where d.clinic = @clinic and d.appointment = a.id) as drawings,
                (select count(*) from instrument_answer i where i.clinic = @clinic and i.appointment = a.id and i.instrument = '{InstrumentCatalogue.Activities}' and {Outcomes.NotWithdrawn}) as ratings,
                (select count(*) from consent_question q where q.clinic = @clinic and q.appointment = a.id) as questions
            from appointment a
            left join screening s on s.clinic = @clinic and s.id = (select x.id from screening x
                where x.clinic = @clinic and x.patient = a.patient and x.status = 'completed' order by x.completed_at desc, x.id desc limit 1)
            left join consent c on c.clinic = @clinic and c.id = (select x.id from consent x
                where x.clinic = @clinic and x.patient = a.patient order by x.given_at desc, x.id desc limit 1)
            left join consent_withdrawal w on w.consent = c.id and w.clinic = @clinic
            where a.clinic = @clinic and a.id in ({string.Join(", ", names.Select(each => "@" + each.Name))})
            """, names.ToDictionary(each => each.Name, each => (object)each.Id));
        return rows.ToImmutableDictionary(row => row.Appointment, row => new PreparedState(
            row.Appointment, row.CompletedAt, row.Disposition, row.Drafts > 0, ConsentOf(row), row.Drawings > 0, row.Ratings > 0, (int)row.Questions));
    }

    private static string ConsentOf(Row row) => row switch
    {
        { Decision: null } => "missing",
        { WithdrawnAt: not null } => "withdrawn",
        { Decision: "refused" } => "refused",
        _ => row.CompletedAt is { } screened && row.GivenAt >= screened ? "given" : "outdated",
    };
}
