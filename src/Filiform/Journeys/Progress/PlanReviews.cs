using Filiform.Clinical.Progress;
using Filiform.Journeys.Assess;
using Filiform.Store;

namespace Filiform.Journeys.Progress;

/// <summary>A recorded re-evaluation of a plan.</summary>
/// <param name="Sessions">Signed sessions of the plan when it was recorded.</param>
/// <param name="Advice">What the rules of <c>plans.json</c> suggested then.</param>
/// <param name="ForecastAdvice">What the pain forecast alone suggested; null without one.</param>
/// <param name="Decision"><c>continue</c>, <c>modify</c>, <c>stop-reassess</c> or <c>goal-reached</c>.</param>
/// <param name="Note">In the therapist's words; null where they followed the suggestion without any.</param>
public sealed record PlanReviewRow(
    Id<PlanReview> Id, Id<Plan> Plan, int Sessions, string Advice, string? ForecastAdvice, string Decision, string? Note, string DecidedByName, Instant DecidedAt)
{
    /// <summary>Whether the plan ended with it: needling goes on only with a new one.</summary>
    public bool Ends => PlanReviews.Endings.Contains(Decision);
}

public static class PlanReviews
{
    internal const string Note = "plan_review.note";

    /// <summary>Decisions that end a plan.</summary>
    internal static readonly ImmutableArray<string> Endings = [Advice.StopReassess.Code(), Advice.GoalReached.Code()];

    /// <summary>Whether the newest re-evaluation ended the plan it was about.</summary>
    internal static async Task<bool> Ended(Work work, Id<Patient> patient) => (await Of(work, patient)).FirstOrDefault() is { Ends: true };

    /// <summary>All of one patient's re-evaluations, newest first.</summary>
    public static async Task<ImmutableArray<PlanReviewRow>> Of(Work work, Id<Patient> patient)
    {
        var rows = await work.Query<PlanReviewRow>("""
            select r.id, r.plan, r.sessions, r.advice, r.forecast_advice, r.decision, r.note, s.name as decided_by_name, r.decided_at
            from plan_review r join staff s on s.id = r.decided_by
            where r.clinic = @clinic and r.patient = @patient order by r.decided_at desc, r.id desc
            """, new { patient });
        return [.. rows.Select(row => row with { Note = work.Open(Note, row.Id.Value, row.Note) })];
    }

    /// <summary>Patients whose plan was ended by a re-evaluation and who have no new one: no needle is used meanwhile.</summary>
    /// <param name="which">The end of a select of the patients asked about.</param>
    internal static async Task<ImmutableHashSet<Id<Patient>>> PlanEnded(Work work, string which, object values) => [.. await work.Query<Id<Patient>>($"""
        select r.patient from plan_review r where r.clinic = @clinic and r.decision in ({string.Join(", ", Endings.Select(each => $"'{each}'"))}) and r.patient in (select patient {which})
          and not exists (select 1 from plan p where p.clinic = @clinic and p.patient = r.patient and p.status = 'active')
        """, values)];

    private sealed record Standing(Id<Plan> Id, Id<Patient> Patient, string Body, int Done, int Reviewed);

    /// <summary>Patients whose plan is to be looked at again.</summary>
    /// <param name="which">The end of a select of the patients asked about.</param>
    internal static async Task<ImmutableHashSet<Id<Patient>>> Due(Work work, string which, object values)
    {
        var plans = await work.Query<Standing>($"""
            select p.id, p.patient, p.body,
                   (select count(*) from session s where s.clinic = @clinic and s.patient = p.patient and s.plan = p.id and s.status = 'signed') as done,
                   (select coalesce(max(r.sessions), 0) from plan_review r where r.clinic = @clinic and r.patient = p.patient and r.plan = p.id) as reviewed
            from plan p where p.clinic = @clinic and p.status = 'active' and p.patient in (select patient {which})
            """, values);
        return [.. plans.Where(plan => Json.Read<PlanBody>(work.Open(Plans.Body, plan.Id.Value, plan.Body)!).Course.ReviewDue(plan.Done, plan.Reviewed)).Select(plan => plan.Patient)];
    }

    /// <returns>How many sessions of the plan were done at its last re-evaluation; 0 without one.</returns>
    public static Task<int> ReviewedAt(Work work, Id<Patient> patient, Id<Plan> plan) => work.QueryOne<int>(
        "select coalesce(max(sessions), 0) from plan_review where clinic = @clinic and patient = @patient and plan = @plan", new { patient, plan });
}
