using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>The copy to keep or print.</summary>
[LinkPage]
public sealed class ReadConsentCopyPage(Runner runner, ReadConsentCopy read, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty(SupportsGet = true)] public Id<Consent> Consent { get; set; }

    public ReadConsentCopy.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value, Consent), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        return Page();
    }
}
