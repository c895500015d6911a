using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>One question a page.</summary>
[LinkPage]
public sealed class AnswerScreeningPage(Runner runner, ReadScreening read, AnswerScreening answer, ClinicalContent content, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "question")] public string Id { get; set; } = "";
    [BindProperty] public string?[] Answer { get; set; } = [];
    [BindProperty] public bool Unsure { get; set; }
    [BindProperty] public string? Feet { get; set; }
    [BindProperty] public string? Inches { get; set; }
    [BindProperty] public string? Pounds { get; set; }
    [BindProperty] public string? Seen { get; set; }

    public ClinicalContent Knowledge => content;
    public ScreeningForm Form { get; private set; } = null!;
    public Question Question { get; private set; } = null!;

    /// <summary>What the fields show.</summary>
    public Reply Shown { get; private set; } = new([]);

    /// <summary>Held from elsewhere and not confirmed: the answer to this question, or to those behind this gate.</summary>
    public ImmutableArray<(Question Question, HeldAnswer Held)> Held { get; private set; } = [];

    /// <summary>Another browser answered this question meanwhile.</summary>
    public bool Disputed { get; private set; }

    public Refusal? Refusal { get; private set; }

    public string Back => Form.Before(Question) is { } before && Form.State.Shown.Contains(Question) ? $"/prepare/{Token}/health/{before.Id}" : $"/prepare/{Token}";

    /// <summary>The form is sent: its answer is only shown, until the patient chooses to change the form.</summary>
    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (!await Load(stop)) return NotFound();
        if (IsSent) return Page();
        var value = Form.Answers.GetValueOrDefault(Id);
        if (value is null && ShownReply.Prefills(Question)) value = Form.Held.GetValueOrDefault(Id)?.Value;
        Shown = ShownReply.Of(Question, value);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? later, string? remove, CancellationToken stop)
    {
        Shown = new([.. Answer.Select(value => value ?? "")], Unsure, Feet, Inches, Pounds);
        if (later is not null && Shown.IsEmpty) return new SeeOther($"/prepare/{Token}");

        var request = new AnswerScreening.Request(actor.Patient!.Value, actor.Appointment!.Value, Id, remove is null ? Shown : null, Seen ?? "");
        var result = await runner.Run(answer, request, actor, stop);
        if (result.Refusal is null) return new SeeOther($"/prepare/{Token}" + Next(result.Value, later is not null));

        Refusal = result.Refusal;
        if (Refusal.Reasons.Any(reason => reason.Code == "screening-sent")) return new SeeOther($"/prepare/{Token}/health/{Id}");
        if (Refusal.Status is 404 or 410 || !await Load(stop)) return StatusCode(Refusal.Status);
        Disputed = Refusal == Refusal.Stale;
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    private static string Next(AnswerScreening.Kept kept, bool later) =>
        kept.IsUrgent ? "/health/urgent" : later ? "?saved=1" : kept.Next is { } next ? $"/health/{next}" : "/health/check";

    private Question? Sent(ScreeningForm form) => form.State.Form.FirstOrDefault(question => question.Id == Id && form.Sent!.Answers.ContainsKey(Id));

    private async Task<bool> Load(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is not null) return false;
        IsSent = result.Value.Form.IsSent(content.Safety);
        if ((IsSent ? Sent(result.Value.Form) : result.Value.Form.Find(Id)) is not { } question) return false;

        (Form, Question) = (result.Value.Form, question);
        var ids = Form.Held.ContainsKey(Id) ? [Id] : question.GateFor.Where(Form.Held.ContainsKey).Where(id => !ShownReply.IsNo(Form.Held[id].Value));
        Held = [.. ids.Select(id => (Form.State.Form.First(each => each.Id == id), Form.Held[id]))];
        return true;
    }
}
