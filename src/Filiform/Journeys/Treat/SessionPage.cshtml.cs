using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Treat;

/// <summary>The treatment room. Every button is a form of its own; the script sends the same forms and swaps in what came back.</summary>
public sealed partial class SessionPage(Runner runner, Actor actor, Words words, ClinicalContent content, FindSession find, ShowSession show) : PageModel
{
    public ShowSession.View View { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }
    public ClinicalContent Knowledge => content;
    public SessionChart Chart => View.Chart;

    /// <summary>What was signed; null while it is a draft.</summary>
    public SignedSession? Signed => View.Signed.FirstOrDefault(row => row.Kind == "session") is { } row ? SignedSession.Read(content, row.Body) : null;

    /// <summary>The row that was refused, as typed; null when none was.</summary>
    public (string Row, NeedleForm Form)? Typed { get; private set; }

    /// <summary>Texts that were refused, by field.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    /// <summary>A row starts with what was chosen in the list of muscles.</summary>
    [BindProperty(SupportsGet = true, Name = "muscle")] public string? ChosenMuscle { get; set; }
    [BindProperty(SupportsGet = true, Name = "side")] public string? ChosenSide { get; set; }

    /// <summary>New with every page, so that one form is one row however often it is sent.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    public ImmutableArray<CheckItem> Before => CheckItems.BeforeNeedling(content, words, View.Now, Chart.Answers.Ticked);
    public ImmutableArray<CheckItem> After => CheckItems.BeforeSigning(content, words, View.AtSign, Chart.Answers.Ticked);

    public ImmutableArray<DayItem> Today => DayItem.Of(content, View.Now, Chart.Today);

    /// <summary>Whether the room can be used: nothing stands before the next needle.</summary>
    public bool IsOpen => View.ToStart.IsEmpty && Chart.OpenQuestions.IsEmpty && Chart.PlanStops is null;

    public NeedleForm NewRow => Typed is ("", var form) ? form
        : NeedleForm.Next(Chart, content) is var next && ChosenMuscle is { } muscle && content.Atlas.MuscleById.TryGetValue(muscle, out var chosen)
            ? (next with { Muscle = chosen.Name.In(Words.Language), Side = ChosenSide == "right" ? "right" : "left" }).Within(Chart, content)
            : next;

    /// <summary>Whether somebody else changed what was just sent: then both are shown.</summary>
    public bool IsConflict => Refusal == Refusal.Stale;

    /// <summary>What is stored now, where it is not what was just sent; null when nothing is in dispute.</summary>
    public string? Theirs(string field, string? stored) =>
        IsConflict && Texts.TryGetValue(field, out var mine) && mine.Trim() != (stored ?? "").Trim() ? stored is null or "" ? "–" : stored : null;

    public string Kind(Rule rule, FindingState state) => RuleKind.Of(rule.Severity, state, Chart.DecisionOn(rule.Id) is not null);

    public string Kind(RuleNotice notice) => Kind(
        content.Safety.Rules.Concat(content.Safety.SessionRules).Single(rule => rule.Id == notice.Rule), Codes.Find<FindingState>(notice.State) ?? FindingState.Unknown);

    /// <summary>The planned time, while nothing is needled and the clock says otherwise; null when it is the visit's own time.</summary>
    public ZonedDateTime? PlannedFor => Chart.Insertions.IsEmpty && !(Chart.Now >= Chart.Appointment.StartsAt - Around && Chart.Now <= Chart.Appointment.EndsAt + Around)
        ? Chart.Appointment.StartsAt.InZone(Chart.Zone) : null;

    /// <summary>Whether needles would be a surprise to whoever booked: said until the first one is recorded.</summary>
    public bool BookedWithoutNeedles => Chart.Insertions.IsEmpty && !Chart.Appointment.Needling;

    /// <summary>Early or late by less than this is the ordinary day of a clinic.</summary>
    private static readonly Duration Around = Duration.FromHours(1);

    public NeedleForm Row(InsertionRow row) => Typed is var (id, form) && id == row.Id.ToString() ? form : NeedleForm.Of(row, content.Atlas);

    public string Label(string list, string code) => content.Safety.Vocabulary.Label(list, code).In(Words.Language);

    public ImmutableArray<Citation> Citations(ImmutableArray<string> ids) => [.. ids.Select(content.Safety.Citation)];

    public Task<IActionResult> OnGet(Id<Session> id, CancellationToken stop) => Show(id, stop);

    /// <summary>After a change: back to the room, or the room again with what was typed and why not.</summary>
    private async Task<IActionResult> Answer<T>(Id<Session> id, Result<T> result, CancellationToken stop, string at = "")
    {
        if (result.Refusal is not { } refusal) return Redirect($"/clinic/sessions/{id}{at}");
        if (refusal == Refusal.StepUpFirst) return Redirect($"/clinic/step-up?return={Uri.EscapeDataString($"/clinic/sessions/{id}{(at.Length > 0 ? at : "#signbar")}")}");
        if (refusal.Status == 404) return NotFound();

        (Refusal, Response.StatusCode) = (refusal, refusal.Status);
        foreach (var (name, value) in Request.Form)
            if (!name.StartsWith('_')) Texts[name] = value.ToString();
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Id<Session> id, CancellationToken stop)
    {
        if (await PatientOf(id, stop) is not { } patient) return NotFound();
        var shown = await runner.Run(show, new(patient, id), actor, stop);
        if (shown.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = shown.Value;
        return Page();
    }

    private async Task<Id<Patient>?> PatientOf(Id<Session> id, CancellationToken stop) =>
        await runner.Run(find, id, actor, stop) is { Refusal: null } found ? found.Value : null;
}
