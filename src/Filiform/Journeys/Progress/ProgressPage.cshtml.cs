using Filiform.Clinical.Progress;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Citing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Progress;

/// <summary>One patient's outcomes, for the clinician; and the re-evaluation that is recorded from them.</summary>
public sealed class ProgressPage(Runner runner, Actor actor, ShowProgress show, ReviewPlan review, ClinicalContent content, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Patient> Id { get; set; }

    public ShowProgress.View View { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }
    public bool MayReview => actor.Practitioner is not null && actor.Is(Role.Therapist) && View.Review is { Sessions: > 0 };

    /// <summary>By the rules under a plan, by the forecast where nobody has set one; null once the plan was ended.</summary>
    public string? AdviceCode => View.Review is null && View.Reviews is [{ Ends: true }, ..] ? null : (View.Review?.Advice ?? View.Forecast?.Advice)?.Code();

    /// <summary>Every session of the plan is done and looked at: there is nothing left to go on with.</summary>
    public bool AllDone => View.Review is { Due: false, Advice: Advice.KeepGoing, NextAt: null } review && review.Plan.Body.Course.Needling is { Sessions: var planned } && review.Sessions >= planned;

    /// <summary>What the patient is told, about the patient; null before the first session.</summary>
    public string? Outlook => View.Forecast?.ToGoal is not { } toGoal ? null
        : View.AtGoal ? words["progress.outlook-reached", View.Patient.Name]
        : toGoal.Span is var (soonest, latest) ? words["progress.outlook-range", View.Patient.Name, soonest, latest]
        : words["progress.outlook-beyond", View.Patient.Name, toGoal.Horizon];

    /// <summary>What the rules of <c>plans.json</c> say to do; null where they name no outcome, as before a re-evaluation.</summary>
    public string? Do(Advice advice) => content.Plans.OutcomeById.TryGetValue(advice.Code(), out var rule) ? rule.Do.In(Words.Language) : null;

    public string? When(Advice advice) => content.Plans.OutcomeById.TryGetValue(advice.Code(), out var rule) ? rule.When.In(Words.Language) : null;

    /// <summary>What the thresholds of the rules rest on.</summary>
    public SourceList Sources(Citations citations) => citations.For("plans", content.Plans.MeaningfulSources);

    public string Typed(string field, string otherwise = "") => Request.HasFormContentType ? Request.Form[field].ToString() : otherwise;

    public async Task<IActionResult> OnGet(CancellationToken stop) => ModelState.IsValid ? await Show(stop) : NotFound();

    public async Task<IActionResult> OnPostReview(Id<Plan> plan, int sessions, string? decision, CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var result = await runner.Run(review, new(Id, plan, sessions, decision, Request.Form["review-note"]), actor, stop);
        if (result.Refusal is null) return Redirect($"/clinic/patients/{Id}/progress#review");
        Refusal = result.Refusal;
        Response.StatusCode = Refusal.Status;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var result = await runner.Run(show, new(Id), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }
}
