using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>The way into the health questions, and what is said after they were sent.</summary>
[LinkPage]
public sealed class ReadScreeningPage(Runner runner, ReadScreening read, ReviseScreening revise, Filiform.Journeys.Shared.ClinicalContent content, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    public Filiform.Journeys.Shared.ClinicalContent Knowledge => content;
    public ReadScreening.View View { get; private set; } = null!;
    public string First { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        var state = View.Form.State;
        First = state.NextAfter(null)?.Id is { } open && !state.IsComplete ? $"/prepare/{Token}/health/{open}" : $"/prepare/{Token}/health/check";
        return View.Form.Draft is null ? Page() : new SeeOther(First);
    }

    /// <param name="question">The question to go on with; null for the first that is open.</param>
    public async Task<IActionResult> OnPost(string? question, CancellationToken stop)
    {
        var result = await runner.Run(revise, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        return new SeeOther($"/prepare/{Token}/health" + (content.Safety.Questions.Any(each => each.Id == question) ? $"/{question}" : ""));
    }
}
