using Filiform.Clinical.Instruments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>One question of an instrument a page.</summary>
[LinkPage]
public sealed class AnswerInstrumentPage(Runner runner, ReadInstrument read, AnswerInstrument answer, Words words, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Instrument { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Item { get; set; } = "";
    [BindProperty] public string? Answer { get; set; }
    [BindProperty] public string? Seen { get; set; }

    public AskedInstrument Asked { get; private set; } = null!;
    public AskedItem Question { get; private set; } = null!;

    /// <summary>The answer to mark, as it was posted or kept.</summary>
    public string Chosen { get; private set; } = "";

    /// <summary>Another browser answered this question meanwhile.</summary>
    public bool Disputed => Refusal == Refusal.Stale;

    public Refusal? Refusal { get; private set; }

    public string Back => Asked.Before(Question) is { } before ? $"{Here}/{before.Id}" : $"/prepare/{Token}";

    private string Here => $"/prepare/{Token}/instruments/{Instrument}";

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (await Load(stop) is { } elsewhere) return elsewhere;
        // What was sent, or belongs to a visit that is over, is read on the form's own page.
        if (Asked.IsSent || !Asked.Visit.IsAhead) return new SeeOther(Here);

        Chosen = Asked.Key(Question);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? later, CancellationToken stop)
    {
        Chosen = Answer ?? "";
        if (later is not null && Chosen.Length == 0) return new SeeOther($"/prepare/{Token}");

        var result = await runner.Run(answer, new(actor.Patient!.Value, actor.Appointment!.Value, Instrument, Item, Answer, Seen ?? ""), actor, stop);
        if (result.Refusal is null) return new SeeOther(later is not null ? $"/prepare/{Token}?saved=1" : $"{Here}/{result.Value.Next ?? "check"}");

        Refusal = result.Refusal;
        if (Refusal.Reasons.Any(reason => reason.Code == "screening-sent")) return new SeeOther(Here);
        if (Refusal.Status is 404 or 410) return StatusCode(Refusal.Status);
        if (await Load(stop) is { } elsewhere) return elsewhere;
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    public string Say(AskedItem item, string key) =>
        int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var points) ? ItemText.Say(item, points) : words[key.Length == 0 ? "prepare.not-answered" : "prepare.form-open"];

    private async Task<IActionResult?> Load(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value, Instrument), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        if (result.Value.Find(Item) is not { } question) return NotFound();

        (Asked, Question) = (result.Value, question);
        return null;
    }
}
