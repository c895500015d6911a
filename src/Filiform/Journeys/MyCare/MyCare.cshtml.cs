using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.MyCare;

public sealed class MyCarePage(Runner runner, ShowMyCare show, OpenVisit open, Actor actor) : PageModel
{
    public ShowMyCare.Answer? Care { get; private set; }
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Shown(stop);

    public async Task<IActionResult> OnPostVisit(Id<Appointment> appointment, string? purpose, CancellationToken stop)
    {
        var path = await runner.Run(open, new(actor.Patient!.Value, appointment, purpose ?? ""), actor, stop);
        if (path.Refusal is null) return LocalRedirect(path.Value);
        Refusal = path.Refusal;
        Response.StatusCode = Refusal.Status;
        return await Shown(stop);
    }

    private async Task<IActionResult> Shown(CancellationToken stop)
    {
        var care = await runner.Run(show, new(actor.Patient!.Value), actor, stop);
        if (care.Refusal is { } refusal) return StatusCode(refusal.Status);
        Care = care.Value;
        return Page();
    }
}
