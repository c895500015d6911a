using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Triage;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.FollowUp;

/// <summary>How are you? Opened by private link; nothing stands before the questions.</summary>
[KeepsTyped]
public sealed class CheckInPage(Runner runner, Actor actor, OpenCheckIn open, AnswerCheckIn answer, ClinicalContent content) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    public OpenCheckIn.View View { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    /// <summary>What the fields show.</summary>
    public ImmutableDictionary<string, Value> Given { get; private set; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>The questions put: all that are asked, without those answered earlier whose answers may not be shown.</summary>
    public ImmutableArray<Question> Asked { get; private set; } = [];

    /// <summary>What there is to say about what was given; null for nothing.</summary>
    public CheckInVerdict? Verdict { get; private set; }

    /// <summary>The form is sent and finished, now or earlier.</summary>
    public bool Finished { get; private set; }

    /// <summary>Sent before it was whole, with an answer that cannot wait: it is kept, and somebody was told.</summary>
    public bool EmergencyKept { get; private set; }

    public async Task<IActionResult> OnGet(bool again, CancellationToken stop)
    {
        if (await Opened(stop) is { } closed) return closed;
        Finished = View.IsAnswered && !again;
        Verdict = again && View.Kept.IsEmpty ? null : View.Advice;
        if (View.MayRead) Given = View.Kept;
        Ask();
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (await Opened(stop) is { } closed) return closed;
        var wrong = Read();
        // In another language it is the same form, half filled: what cannot be read yet is put back as it was typed.
        if (Request.Form["act"] == "language")
        {
            TypedAgain.Keep(HttpContext, Request.Form);
            return Given.IsEmpty ? Shown() : await Answer(sent: false, stop) ?? Page();
        }

        if (await Answer(sent: wrong.IsEmpty, stop) is { } failed) return failed;

        Finished = wrong.IsEmpty && Verdict!.Open.IsEmpty;
        // Whoever is told to call for help is not told what is still to be filled in.
        EmergencyKept = wrong.IsEmpty && Verdict!.Level == TriageLevel.Emergency;
        if (Finished || EmergencyKept) return Page();
        Refusal = Refusal.Invalid([.. wrong, .. Verdict!.Open.Where(id => wrong.All(each => each.Field != id)).Select(id => new Reason("answer-missing", id))]);
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    /// <summary>Keeps a form half filled, and says what cannot wait for the rest.</summary>
    public async Task<IActionResult> OnPostLook(CancellationToken stop)
    {
        if (await Opened(stop) is { } closed) return closed;
        _ = Read();
        if (Given.IsEmpty) return new NoContentResult();
        if (await Answer(sent: false, stop) is { } failed) return failed;
        return Verdict!.NeedsSomebody ? Partial("_CheckInAdvice", this) : new NoContentResult();
    }

    private PageResult Shown()
    {
        Ask();
        return Page();
    }

    private ImmutableArray<Reason> Read()
    {
        (Given, var wrong) = AnswerForm.Read(content.Safety.FollowUpQuestions, Request.Form);
        return wrong;
    }

    private async Task<IActionResult?> Answer(bool sent, CancellationToken stop)
    {
        var result = await runner.Run(answer, new(actor.Patient!.Value, actor.CheckIn!.Value, Given, sent), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        Verdict = result.Value;
        Ask();
        return null;
    }

    private void Ask()
    {
        var told = View.Kept.SetItems(Given);
        if (View.MayRead) Given = told;
        Asked = [.. Questionnaire.ForCheckIn(content.Safety).At(View.Today, told).Shown.Where(question => Given.ContainsKey(question.Id) || !View.Kept.ContainsKey(question.Id))];
    }

    /// <returns>What to answer instead of the page; null when the link stands.</returns>
    private async Task<IActionResult?> Opened(CancellationToken stop)
    {
        if (actor is not { Kind: "link", Purpose: "check-in", Patient: { } patient, CheckIn: { } checkIn }) return StatusCode(410);
        var opened = await runner.Run(open, new(patient, checkIn), actor, stop);
        if (opened.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = opened.Value;
        return null;
    }
}
