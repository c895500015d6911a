using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>What cannot wait for the next question.</summary>
[LinkPage]
public sealed class ShowUrgentPage(Runner runner, ReadScreening read, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    public ReadScreening.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        return View.Urgent.IsEmpty ? new SeeOther($"/prepare/{Token}/health") : Page();
    }
}
