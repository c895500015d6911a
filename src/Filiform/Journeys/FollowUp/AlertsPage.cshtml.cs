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

    /// <summary>What the refused note is about: a check-in that grew graver may stand here under another alert.</summary>
    public string At { get; private set; } = "";
    public string Typed { get; private set; } = "";

    private ImmutableArray<string> seen = [];

    public static string Subject(AlertRow alert) => $"{alert.Kind}/{alert.About}";

    /// <summary>Whether the answer joined after the page was read that the refused note came from.</summary>
    public bool IsNew(AlertRow alert, ShowAlerts.Told told) => Refusal == AcknowledgeAlert.MoreTold && At == Subject(alert) && !seen.Contains(told.Mark);

    public string Level(string code) => content.Safety.Vocabulary.Label("triageLevels", code).In(Words.Language);

    public ImmutableArray<Citation> Citations(ImmutableArray<string> ids) => [.. ids.Select(content.Safety.Citation)];

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(Id<Alert> alert, Id<Patient> patient, string? note, int version, string? about, string[]? seen, CancellationToken stop)
    {
        var result = await runner.Run(acknowledge, new(patient, alert, note, version), actor, stop);
        if (result.Refusal is null) return Redirect("/clinic/alerts");

        (Refusal, At, Typed, this.seen) = (result.Refusal, about ?? "", note ?? "", [.. seen ?? []]);
        Response.StatusCode = result.Refusal.Status;
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
