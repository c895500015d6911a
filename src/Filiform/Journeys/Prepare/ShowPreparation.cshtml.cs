using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Prepare.Instruments;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare;

/// <summary>The hub: four steps, in any order, those that are welcome but not needed, and what happens next.</summary>
[LinkPage]
public sealed class ShowPreparationPage(Runner runner, ShowPreparation show, ClinicalContent content, Words words, Actor actor) : PageModel
{
    /// <param name="Kind"><c>ok</c> done, <c>info</c> begun, <c>warn</c> to look at again; empty for to do.</param>
    public sealed record Step(string Name, string Path, string Kind, string State)
    {
        /// <summary>What the words of the step put in their places.</summary>
        public object?[] Facts { get; init; } = [];

        /// <summary>The visit goes ahead without it.</summary>
        public bool IsOptional { get; init; }

        public bool IsDone => Kind == "ok";
    }

    private static readonly ImmutableArray<string> Doings = ["saved", "signed", "refused", "withdrawn"];

    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    public ShowPreparation.View View { get; private set; } = null!;
    public ImmutableArray<Step> Steps { get; private set; } = [];

    /// <summary>The step to go on with; null when all that are needed are done.</summary>
    public Step? Next => Needed.FirstOrDefault(step => !step.IsDone);

    public IEnumerable<Step> Needed => Steps.Where(step => !step.IsOptional);

    /// <summary>What was just done, as the address says it; null when it says nothing we know.</summary>
    public string? Just => Doings.FirstOrDefault(Request.Query.ContainsKey);

    /// <summary>The rules that their age alone makes true and that allow no needle.</summary>
    public IEnumerable<Rule> TooYoung
    {
        get
        {
            var told = ImmutableDictionary<string, Value>.Empty.Add(ScreeningForm.BirthDate, new Value.Day(View.Visit.Patient.BirthDate));
            var facts = Facts.Of(content.Safety.Facts, View.Visit.Day, told);
            return content.Safety.Rules.Where(rule => rule.Disposition == Disposition.DoNotNeedle && rule.When.Holds(facts) == Truth.True);
        }
    }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(show, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        Steps = [Health(), Drawing(), Function(), Consent(), .. View.Instruments.Select(Form)];
        return Page();
    }

    private Step Health() => View switch
    {
        { Form.Draft: not null } => new("health", "health", "info", words["prepare.state-begun", View.Form.State.Shown.Length - View.Form.State.Open.Count, View.Form.State.Shown.Length]),
        { Sent: { } sent } => new("health", "health", "ok", words["prepare.state-sent", AnswerText.LongDay(sent.SentOn)]),
        { Form.Sent: not null } => new("health", "health", "warn", words["prepare.state-stale"]),
        _ => new("health", "health", "", words["prepare.state-to-do"]),
    };

    private Step Drawing() => View.Drawing is null
        ? new("drawing", "drawing", "", words["prepare.state-to-do"])
        : new("drawing", "drawing", "ok", words["prepare.state-done"]);

    private Step Function() => View.Function is null
        ? new("function", "function", "", words["prepare.state-to-do"])
        : new("function", "function", "ok", words["prepare.state-done"]);

    private Step Consent() => View switch
    {
        { ConsentDone: true } => new("consent", "consent", "ok", words["prepare.state-signed"]),
        { ConsentRefused: true } => new("consent", "consent", "ok", words["prepare.state-refused"]),
        { Consent.WithdrawnAt: not null } => new("consent", "consent", "warn", words["prepare.state-withdrawn"]),
        { Consent.Stands: true } => new("consent", "consent", "warn", words["prepare.state-again"]),
        { HealthDone: false } => new("consent", "consent", "", words["prepare.state-after-health"]),
        _ => new("consent", "consent", "", words["prepare.state-to-do"]),
    };

    private Step Form(AskedInstrument asked)
    {
        var (kind, state) = asked switch
        {
            { IsSent: true } => ("ok", words["prepare.state-done"]),
            { Draft: not null } => ("info", words["prepare.state-begun", asked.Replied, asked.Items.Length]),
            _ => ("", words["prepare.state-optional"]),
        };
        return new("form", $"instruments/{asked.Instrument.Id}", kind, state)
        {
            IsOptional = true, Facts = [asked.Items.Length, asked.Instrument.Construct.In(Words.Language), asked.Instrument.Name.In(Words.Language)],
        };
    }
}
