using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Triage;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.FollowUp;

/// <summary>How are you? Opened by private link; nothing about earlier answers is shown, so nothing stands before it.</summary>
public sealed class CheckInPage(Runner runner, Actor actor, OpenCheckIn open, AnswerCheckIn answer, ClinicalContent content) : PageModel
{
    public FormState? Form { get; private set; }
    public ClinicRow? Clinic { get; private set; }
    public CheckInVerdict? Verdict { get; private set; }
    public Refusal? Refusal { get; private set; }
    public ImmutableDictionary<string, Value> Given { get; private set; } = ImmutableDictionary<string, Value>.Empty;

    public string LevelName => content.Safety.Vocabulary.Label("triageLevels", Verdict!.Level.Code()).In(Words.Language);

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Opened(stop) ?? Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (await Opened(stop) is { } closed) return closed;
        await Answer(whole: true, stop);
        return Page();
    }

    /// <summary>Looks at a form half filled; says something only in an emergency.</summary>
    public async Task<IActionResult> OnPostLook(CancellationToken stop)
    {
        if (await Opened(stop) is { } closed) return closed;
        await Answer(whole: false, stop);
        return Verdict?.Level == TriageLevel.Emergency ? Partial("_CheckInAnswer", this) : new NoContentResult();
    }

    private async Task Answer(bool whole, CancellationToken stop)
    {
        (Given, var wrong) = AnswerForm.Read(content.Safety.FollowUpQuestions, Request.Form);
        Form = Questionnaire.ForCheckIn(content.Safety).At(OpenedOn, Given);
        if (whole && !wrong.IsEmpty)
        {
            Refusal = Refusal.Invalid(wrong);
            return;
        }

        var result = await runner.Run(answer, new(actor.Patient!.Value, actor.CheckIn!.Value, Given, whole), actor, stop);
        Refusal = result.Refusal;
        if (result.Refusal is null) Verdict = result.Value;
    }

    private LocalDate OpenedOn { get; set; }

    /// <returns>What to answer instead of the page; null when the link stands.</returns>
    private async Task<IActionResult?> Opened(CancellationToken stop)
    {
        if (actor is not { Kind: "link", Purpose: "check-in", Patient: { } patient, CheckIn: { } checkIn }) return StatusCode(410);
        var opened = await runner.Run(open, new(patient, checkIn), actor, stop);
        if (opened.Refusal is { } refusal) return StatusCode(refusal.Status);

        (Clinic, OpenedOn) = (opened.Value.Clinic, opened.Value.Today);
        Form = Questionnaire.ForCheckIn(content.Safety).At(OpenedOn, Given);
        return null;
    }
}
