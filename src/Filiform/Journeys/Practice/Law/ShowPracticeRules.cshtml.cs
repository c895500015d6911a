using System.Globalization;
using Filiform.Clinical.Practice;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Law;

/// <summary>The rules of the clinic's place, credentials and codes, each with its date and how sure we are; and the clinic's own reading.</summary>
public sealed class ShowPracticeRulesPage(Runner runner, ShowPracticeRules show, RecordOverride record, AgreeOverride agree, EndOverride end, ClinicalContent content, Actor actor) : PageModel
{
    public const string Place = "/clinic/settings/practice-rules";

    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public ShowPracticeRules.View Found { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }
    public PracticeKnowledge Practice => content.Practice;
    public Typed Typed => new(Request);
    public bool MayRecord => actor.Is(Role.ClinicLead);

    /// <summary>Whether this person could be the second one.</summary>
    public bool MayAgree => Found is { Shipped.Status: "prohibited", InForce: { SecondPersonName: null } own } && own.Who.Value != actor.Id && Permission.AgreePracticeRules.Roles.Keys.Any(actor.Is);

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public Task<IActionResult> OnPostRecord(CancellationToken stop) => Do(async () =>
    {
        // No number at all is refused like one out of range, together with whatever else is wrong.
        int? hours = Typed["hours"] is not { } typed ? null : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return (await runner.Run(record, new(
            Typed["status"], hours, Typed["notes"], Typed["confirmed-by"], Typed["reason"], Typed["source"],
            Typed.Id<PracticeOverride>("last-seen")), actor, stop)).Refusal;
    }, stop);

    public Task<IActionResult> OnPostAgree(CancellationToken stop) => Do(async () =>
        Typed.Id<PracticeOverride>("reading") is { } reading ? (await runner.Run(agree, new(reading), actor, stop)).Refusal : Refusal.NotFound, stop);

    public Task<IActionResult> OnPostEnd(CancellationToken stop) => Do(async () =>
        Typed.Id<PracticeOverride>("reading") is { } reading ? (await runner.Run(end, new(reading), actor, stop)).Refusal : Refusal.NotFound, stop);

    /// <summary>The day up to which it was looked up, in words.</summary>
    public string AsOf => NodaTime.Text.LocalDatePattern.Iso.Parse(content.Practice.AsOf) is { Success: true, Value: var day } ? Prepare.Health.AnswerText.LongDay(day) : content.Practice.AsOf;

    public string Status(string status) => content.Practice.StatusMeanings[status].In(Words.Language);

    private async Task<IActionResult> Do(Func<Task<Refusal?>> act, CancellationToken stop)
    {
        Refusal = await act();
        return Refusal is null ? new SeeOther(Place + "?done=yes") : await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
