using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Progress;

/// <summary>The same curve as the clinician's, in plain words, for the patient.</summary>
public sealed class MyProgressPage(Runner runner, Actor actor, ShowProgress show) : PageModel
{
    public ShowProgress.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (actor.Patient is not { } patient) return Redirect("/signin");
        var result = await runner.Run(show, new(patient), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }
}
