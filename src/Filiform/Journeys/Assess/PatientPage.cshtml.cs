using System.Globalization;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preference = Filiform.Clinical.Plans.Preference;
using Citation = Filiform.Clinical.Knowledge.Safety.Citation;

namespace Filiform.Journeys.Assess;

/// <summary>One patient, for the clinician: risks, drawing and candidate muscles, findings, plan, course. Each panel's form posts to its own handler.</summary>
public sealed partial class PatientPage(
    Runner runner, Actor actor, ShowPatient show, DecideRule decide, RecordFindings record, SetPlan setPlan, ProposePlan propose, ClinicalContent content, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Patient> Id { get; set; }

    /// <summary>What the patient would rather have, to propose a plan by: a code of <see cref="Preference"/>; null while nobody asked.</summary>
    [BindProperty(SupportsGet = true)] public string? Prefers { get; set; }

    public Preference Preference => Codes.Find<Preference>(Typed("plan", "prefers", Prefers ?? "")) ?? View.Plan?.Body.Prefers ?? Preference.None;

    public ShowPatient.View View { get; private set; } = null!;
    public ProposePlan.View? Proposal { get; private set; }
    public Refusal? Refusal { get; private set; }

    /// <summary>The panel whose form was refused: <c>decide</c>, <c>findings</c>, <c>plan</c>, <c>answers</c>, <c>confirm</c> or <c>questions</c>.</summary>
    public string At { get; private set; } = "";
    public bool MayAssess => actor.Practitioner is not null && actor.Is(Role.Therapist);
    public ClinicalContent Knowledge => content;

    public async Task<IActionResult> OnGet(CancellationToken stop) => ModelState.IsValid ? await Show(stop) : NotFound();

    public Task<IActionResult> OnPostDecide(Id<Screening> screening, string rule, string? reason, CancellationToken stop) =>
        Do("decide", () => runner.Run(decide, new(Id, screening, rule, reason), actor, stop), stop);

    public Task<IActionResult> OnPostFindings(string? condition, string? findings, string? diagnosis, Id<Assessment>? lastSeen, CancellationToken stop) =>
        Do("findings", () => runner.Run(record, new(Id, condition ?? "", findings, diagnosis, lastSeen), actor, stop), stop);

    public Task<IActionResult> OnPostPlan(Id<Plan>? lastSeen, CancellationToken stop) =>
        Do("plan", () => runner.Run(setPlan, PlanForm.Read(Request.Form, Id, lastSeen, content), actor, stop), stop);

    /// <summary>What was typed into a form that was refused, so that nothing is lost.</summary>
    public string Typed(string at, string field, string otherwise = "") => At == at && Request.HasFormContentType ? Request.Form[field].ToString() : otherwise;

    /// <summary>The same of a field that stands on the form several times.</summary>
    public string TypedAt(string at, string field, int place) => At == at && Request.HasFormContentType && place < Request.Form[field].Count ? Request.Form[field][place] ?? "" : "";

    /// <summary>The template whose goals the form names.</summary>
    public string GoalTemplate => View.Plan?.Template ?? Proposal?.Proposal.Template?.Id ?? "none";

    /// <summary>The goals to edit: as typed, as agreed, or as the template suggests; and an empty row for one more.</summary>
    public ImmutableArray<GoalForm> GoalRows
    {
        get
        {
            if (At == "plan" && Request.HasFormContentType && Request.Form.ContainsKey("goal-measure")) return GoalForm.Rows(Request.Form);
            var rows = View.Plan is not null ? View.Goals.Select(goal => GoalForm.Of(Aimed(goal), GoalTemplate, content))
                : Proposal is { } proposed ? setPlan.Suggest(proposed.Proposal.Plan, View.Baselines, View.Today).Select(goal => GoalForm.Of(goal, GoalTemplate, content)) : [];
            return [.. rows, GoalForm.Blank];
        }
    }

    /// <summary>A goal agreed before there was a first score aims at what the template suggests from the score there is now.</summary>
    private GoalRow Aimed(GoalRow goal) => goal.Target is null && View.Baselines.TryGetValue(goal.Measure, out var first)
        && content.Plans.TemplateById.GetValueOrDefault(GoalTemplate)?.Goals.FirstOrDefault(each => each.Id == goal.Wording) is { } template
            ? goal with { Target = PlannedGoal.From(template, first, content.Instruments.ById[goal.Measure], View.Today).Target } : goal;

    public bool Ticked(string at, string field, string value, bool otherwise) =>
        At == at && Request.HasFormContentType ? Request.Form[field].Contains(value) : otherwise;

    public string Say(Said said) => said.In(Words.Language);

    public string Label(string list, string code) => content.Safety.Vocabulary.Label(list, code).In(Words.Language);

    public ImmutableArray<Citation> Citations(IEnumerable<string> ids) => [.. ids.Select(content.Safety.Citation)];

    public string Kind(Disposition disposition) => disposition switch
    {
        Disposition.Proceed => "ok", Disposition.ProceedWithPrecautions => "info", Disposition.NeedsClinicianReview => "warn", _ => "stop",
    };

    /// <summary>Says that something is asked on the day of the next visit, which may be today.</summary>
    public string AskOn(string today, string later) =>
        View.AskOn == View.Today ? words[today] : words[later, Prepare.Health.AnswerText.LongDay(View.AskOn)];

    public bool MayDecide(Finding finding) => finding.State == FindingState.Unknown || finding.Rule.Severity == Severity.Relative;

    /// <summary>The drawing as five steps of heat.</summary>
    public Dictionary<string, int> Heat() => View.Drawing is null ? [] : View.Drawing.Regions.Where(mark => mark.Intensity > 0)
        .GroupBy(mark => mark.Region).ToDictionary(marks => marks.Key, marks => Math.Clamp((marks.Max(mark => mark.Intensity) + 1) / 2, 1, 5));

    public static string Share(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    private async Task<IActionResult> Do<T>(string at, Func<Task<Result<T>>> act, CancellationToken stop)
    {
        if (!ModelState.IsValid && !Request.RouteValues.ContainsKey("id")) return NotFound();
        var result = ModelState.IsValid ? await act() : Refusal.Invalid(
            [.. ModelState.Where(entry => entry.Value?.Errors.Count > 0).Select(entry => new Reason("number", entry.Key))]);
        if (result.Refusal is null) return Redirect($"/clinic/patients/{Id}#{at}");

        (Refusal, At) = (result.Refusal, at);
        Response.StatusCode = result.Refusal.Status;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var result = await runner.Run(show, new(Id), actor, stop);
        // Whoever may not open the record, and runs the day, has the desk's card of the patient.
        if (result.Refusal?.Code == "not-allowed" && actor.Roles.Any(Permission.ReadScreeningFlag.Roles.ContainsKey)) return Redirect($"/clinic/patients/{Id}/desk");
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        if (View.Episode is { } episode && MayAssess) Proposal = (await runner.Run(propose, new(Id, episode.Condition, Preference), actor, stop)) is { Refusal: null } proposed ? proposed.Value : null;
        return Page();
    }
}
