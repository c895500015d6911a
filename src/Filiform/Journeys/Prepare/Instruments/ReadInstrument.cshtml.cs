using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>The door of one form: to its first open question, to the check, or to what was sent and what happens with it.</summary>
[LinkPage]
public sealed class ReadInstrumentPage(Runner runner, ReadInstrument read, ReviseInstrument revise, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Instrument { get; set; } = "";

    public AskedInstrument Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value, Instrument), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        Asked = result.Value;
        if (Asked.IsSent || !Asked.Visit.IsAhead) return Page();
        return new SeeOther($"/prepare/{Token}/instruments/{Instrument}/{Asked.FirstOpen?.Id ?? "check"}");
    }

    /// <summary>Opens what was sent again.</summary>
    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var result = await runner.Run(revise, new(actor.Patient!.Value, actor.Appointment!.Value, Instrument), actor, stop);
        return result.Refusal is { } refusal ? StatusCode(refusal.Status) : new SeeOther($"/prepare/{Token}/instruments/{Instrument}");
    }
}
