using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>Choose what to enter a score for.</summary>
public sealed class ListInstrumentsPage(Runner runner, ListInstruments list, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Patient> Id { get; set; }

    public ListInstruments.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var result = await runner.Run(list, new(Id), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }
}
