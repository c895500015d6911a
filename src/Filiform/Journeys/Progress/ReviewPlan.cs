using Filiform.Clinical.Progress;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Progress;

/// <summary>Records a re-evaluation: go on, change, stop or finish. Stopping and finishing end the plan; needling then needs a new one.</summary>
public sealed class ReviewPlan(ClinicalContent content) : IUseCase<ReviewPlan.Request, Id<PlanReview>>
{
    /// <param name="Decision">A code of <see cref="Decisions"/>.</param>
    /// <param name="Note">Needed where the decision is another than the suggestion.</param>
    /// <param name="Plan">The plan that was on the screen.</param>
    /// <param name="Sessions">How many of its sessions were signed then.</param>
    public sealed record Request(Id<Patient> Patient, Id<Plan> Plan, int Sessions, string? Decision, string? Note) : IAboutPatient;

    public static readonly ImmutableArray<string> Decisions =
        [.. ((Advice[])[Advice.Continue, Advice.Modify, Advice.StopReassess, Advice.GoalReached]).Select(advice => advice.Code())];

    public const int ShortestNote = 10, LongestNote = 2_000;

    public Permission Permission => Permission.Assess;

    public async Task<Result<Id<PlanReview>>> Handle(Request request, Work work)
    {
        var (decision, note) = (request.Decision ?? "", request.Note?.Trim() ?? "");
        // A second click on Record finds the plan ended, or the same decision recorded already.
        if ((await PlanReviews.Of(work, request.Patient)).FirstOrDefault() is { } last && last.Plan == request.Plan && last.Sessions == request.Sessions && last.Decision == decision && (last.Note ?? "") == note)
            return last.Id;
        if (await CurrentReview.Of(work, content, request.Patient) is not { } review || review.Plan.Id != request.Plan || review.Sessions != request.Sessions) return Refusal.Stale;
        if (Wrong(decision, note, review) is [_, ..] wrong) return Refusal.Invalid(wrong);

        var id = await Write(work, request, review, note);
        if (PlanReviews.Endings.Contains(decision))
            await work.Execute("update plan set status = 'superseded' where id = @Plan and clinic = @clinic and patient = @Patient", new { request.Plan, request.Patient });
        return id;
    }

    private static ImmutableArray<Reason> Wrong(string decision, string note, CurrentReview review) =>
    [
        .. Reason.When(!Decisions.Contains(decision), "choose-one", "decision"),
        .. Reason.When(Decisions.Contains(decision) && decision != review.Advice.Code() && note.Length < ShortestNote, "say-why", "review-note", ShortestNote),
        .. Reason.When(note.Length > LongestNote, "too-long", "review-note", LongestNote),
    ];

    private async Task<Id<PlanReview>> Write(Work work, Request request, CurrentReview review, string note)
    {
        var id = work.NewId<PlanReview>();
        await work.Execute("""
            insert into plan_review (id, clinic, patient, plan, sessions, advice, reasons, forecast_advice, decision, note, knowledge_version, decided_by, decided_at)
            values (@id, @clinic, @Patient, @Plan, @Sessions, @advice, @reasons, @forecast, @Decision, @note, @version, @by, @Now)
            """, new
        {
            id, request.Patient, request.Plan, request.Sessions, advice = review.Advice.Code(), reasons = string.Join(' ', review.Reasons), forecast = review.ForecastAdvice?.Code(),
            request.Decision, note = work.Seal(PlanReviews.Note, id.Value, note.Length == 0 ? null : note), version = content.Plans.Version, by = work.Actor.Id, work.Now,
        });
        return id;
    }
}
