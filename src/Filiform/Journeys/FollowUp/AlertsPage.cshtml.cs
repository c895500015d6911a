using Filiform.Clinical.Knowledge.Safety;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.FollowUp;

/// <summary>What waits for a clinician, and what was done.</summary>
public sealed class AlertsPage(Runner runner, Actor actor, ShowAlerts show, AcknowledgeAlert acknowledge, ClinicalContent content) : PageModel
{
    public ShowAlerts.View? View { get; private set; }
    public Refusal? Refusal { get; private set; }

    /// <summary>The alert whose note was refused, with what was typed.</summary>
    public Id<Alert>? At { get; private set; }
    public string Typed { get; private set; } = "";

    public string Level(string code) => content.Safety.Vocabulary.Label("triageLevels", code).In(Words.Language);

    public ImmutableArray<Citation> Citations(ImmutableArray<string> ids) => [.. ids.Select(content.Safety.Citation)];

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(Id<Alert> alert, Id<Patient> patient, string? note, CancellationToken stop)
    {
        var result = await runner.Run(acknowledge, new(patient, alert, note), actor, stop);
        if (result.Refusal is null) return Redirect("/clinic/alerts");

        (Refusal, At, Typed) = (result.Refusal, alert, note ?? "");
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var result = await runner.Run(show, Done.It, actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }
}
