using Filiform.Clinical.Progress;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Progress;

/// <summary>One patient's outcomes, for the clinician.</summary>
public sealed class ProgressPage(Runner runner, Actor actor, ShowProgress show, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Patient> Id { get; set; }

    public ShowProgress.View View { get; private set; } = null!;

    public string AdviceCode => View.Forecast!.Advice.Code();

    /// <summary>What the patient is told, about the patient; null before the first session.</summary>
    public string? Outlook => View.Forecast?.ToGoal is not { } toGoal ? null
        : toGoal.Span is var (soonest, latest) ? words["progress.outlook-range", View.Patient.Name, soonest, latest]
        : words["progress.outlook-beyond", View.Patient.Name, toGoal.Horizon];

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var result = await runner.Run(show, new(Id), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }
}
