using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare;

/// <summary>What happens on the day, for somebody who has prepared.</summary>
[LinkPage]
public sealed class ShowNextPage(Runner runner, ShowPreparation show, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    public ShowPreparation.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(show, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        return Page();
    }
}
