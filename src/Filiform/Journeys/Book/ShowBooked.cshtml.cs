using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book;

/// <summary>It is booked: when, where, and what to do next. Seen by whoever booked, in the browser that booked.</summary>
public sealed class ShowBookedPage(Runner runner, ShowVisit show, Actor actor) : PageModel
{
    /// <summary>Token of the link to move or cancel; it also says who acts.</summary>
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    /// <summary>Token of the link to prepare.</summary>
    [BindProperty(SupportsGet = true)] public string Prepare { get; set; } = "";

    public ShowVisit.Answer Visit { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (actor is not { Kind: "link", Patient: { } patient, Appointment: { } appointment }) return StatusCode(Refusal.LinkClosed.Status);

        var shown = await runner.Run(show, new(patient, appointment), actor, stop);
        if (shown.Refusal is { } refusal) return StatusCode(refusal.Status);

        Visit = shown.Value;
        return Page();
    }
}
