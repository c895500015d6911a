using Filiform.Clinical.Instruments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>Check your answers, and send.</summary>
[LinkPage]
public sealed class SendInstrumentPage(Runner runner, ReadInstrument read, SendInstrument send, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Instrument { get; set; } = "";
    [BindProperty] public int Seen { get; set; }

    public AskedInstrument Asked { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    /// <summary>So many questions are passed over that no score can be made; it may be sent all the same.</summary>
    public bool TooManyOpen => Asked.FirstOpen is null && Asked.Instrument.Score(
        [.. Asked.Items.Select(item => Asked.Draft!.Answers[item.Id] is { } points ? Answer.Of(points) : Answer.None)]).Value is null;

    private string Here => $"/prepare/{Token}/instruments/{Instrument}";

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Load(stop) ?? Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var result = await runner.Run(send, new(actor.Patient!.Value, actor.Appointment!.Value, Instrument, Seen), actor, stop);
        if (result.Refusal is null) return new SeeOther(Here);

        Refusal = result.Refusal;
        if (Refusal.Status is 404 or 410) return StatusCode(Refusal.Status);
        if (await Load(stop) is { } elsewhere) return elsewhere;
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    /// <returns>Where to go when there is nothing to send.</returns>
    private async Task<IActionResult?> Load(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value, Instrument), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        Asked = result.Value;
        return Asked.Draft is null || !Asked.Visit.IsAhead ? new SeeOther(Here) : null;
    }
}
