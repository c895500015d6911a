using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book;

/// <summary>What a private link alone opens: day, time and clinic of one visit, to move it or cancel it. Opening it changes nothing; mail scanners open links.</summary>
public sealed class ManageVisitPage(Runner runner, ShowVisit show, ShowMoveTimes times, MoveAppointment move, CancelAppointment cancel, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    /// <summary>Whether other times are looked at.</summary>
    [BindProperty(SupportsGet = true)] public bool Move { get; set; }

    [BindProperty(SupportsGet = true)] public bool Anyone { get; set; }
    [BindProperty(SupportsGet = true)] public string? Day { get; set; }

    /// <summary>Whether the visit has just been moved.</summary>
    [BindProperty(SupportsGet = true)] public bool Moved { get; set; }

    [BindProperty] public string? At { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Act { get; set; }

    public ShowVisit.Answer Visit { get; private set; } = null!;
    public TimesToChoose? Choose { get; private set; }
    public Refusal? Refusal { get; private set; }

    public bool ToCancel => Act == "cancel";

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Show(stop) ?? Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (await Show(stop) is { } missing) return missing;
        return Act == "cancel" ? await Cancel(stop) : await MoveIt(stop);
    }

    public string Address(bool anyone) => $"/manage/{Token}?move=true&anyone={(anyone ? "true" : "false")}";

    private async Task<IActionResult> Cancel(CancellationToken stop)
    {
        var done = await runner.Run(cancel, new(actor.Patient!.Value, actor.Appointment!.Value, Reason ?? ""), actor, stop);
        return done.Refusal is { } refusal ? Again(refusal) : new SeeOther($"/manage/{Token}");
    }

    private async Task<IActionResult> MoveIt(CancellationToken stop)
    {
        if (FreeSlot.Read(At) is not var (start, practitioner, room)) return Again(Refusal.Invalid(new Reason("choose-time", "at")));

        var moved = await runner.Run(move, new(actor.Patient!.Value, actor.Appointment!.Value, practitioner, room, start), actor, stop);
        if (moved.Refusal is null) return new SeeOther($"/manage/{moved.Value.Manage ?? Token}?moved=true");

        await Show(stop);
        return Again(moved.Refusal);
    }

    private async Task<IActionResult?> Show(CancellationToken stop)
    {
        if (actor is not { Kind: "link", Purpose: "manage", Patient: { } patient, Appointment: { } appointment }) return StatusCode(Refusal.LinkClosed.Status);

        var shown = await runner.Run(show, new(patient, appointment), actor, stop);
        if (shown.Refusal is { } refusal) return StatusCode(refusal.Status);

        Visit = shown.Value;
        if (!Move || !Visit.CanChange) return null;

        var found = await runner.Run(times, new(patient, appointment, Anyone, BookPages.Day(Day)), actor, stop);
        Choose = found.Refusal is null ? found.Value : null;
        return null;
    }

    private PageResult Again(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        return Page();
    }
}
