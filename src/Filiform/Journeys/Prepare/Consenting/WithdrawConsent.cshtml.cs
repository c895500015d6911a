using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Takes a consent back.</summary>
[LinkPage]
public sealed class WithdrawConsentPage(Runner runner, ReadConsentCopy read, WithdrawConsent withdraw, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty(SupportsGet = true)] public Id<Consent> Consent { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public ReadConsentCopy.View View { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Load(stop) ?? Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var result = await runner.Run(withdraw, new(actor.Patient!.Value, actor.Appointment!.Value, Consent, Reason), actor, stop);
        if (result.Refusal is null) return new SeeOther($"/prepare/{Token}?withdrawn=1");

        Refusal = result.Refusal;
        if (Refusal.Status == 404) return NotFound();
        Response.StatusCode = Refusal.Status;
        return await Load(stop) ?? Page();
    }

    private async Task<IActionResult?> Load(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value, Consent), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        return View.Consent.Stands ? null : new SeeOther($"/prepare/{Token}/consent");
    }
}
