using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>Check your answers, and send.</summary>
[LinkPage]
public sealed class CompleteScreeningPage(Runner runner, ReadScreening read, CompleteScreening complete, ClinicalContent content, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty] public bool Right { get; set; }
    [BindProperty] public int Seen { get; set; }

    public ClinicalContent Knowledge => content;
    public ReadScreening.View View { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Load(stop) ?? (View.Form.Draft is null ? new SeeOther($"/prepare/{Token}/health") : Page());

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var result = await runner.Run(complete, new(actor.Patient!.Value, actor.Appointment!.Value, Right, Seen), actor, stop);
        if (result.Refusal is null) return new SeeOther($"/prepare/{Token}/health");

        Refusal = result.Refusal;
        if (Refusal.Status is 404 or 410) return StatusCode(Refusal.Status);
        if (await Load(stop) is { } elsewhere) return elsewhere;
        // Another browser changed an answer: whoever sends must have seen what is sent.
        if (Refusal == Refusal.Stale) Right = false;
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    private async Task<IActionResult?> Load(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        return null;
    }
}
