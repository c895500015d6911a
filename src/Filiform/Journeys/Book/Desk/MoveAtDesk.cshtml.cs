using Filiform.Journeys.Practice;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Book.Desk;

/// <summary>Moves a visit to another time, with the same person or with anybody. The board offers to move it back.</summary>
public sealed class MoveAtDeskPage(Runner runner, Practice.Day.ShowVisit show, ShowMoveTimes times, MoveAppointment move, Actor actor) : DeskVisitPage(runner, show, actor)
{
    [BindProperty(SupportsGet = true)] public bool Anyone { get; set; }
    [BindProperty(SupportsGet = true)] public string? Day { get; set; }

    /// <summary>Null when the visit cannot be moved; the refusal says why.</summary>
    public TimesToChoose? Choose { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (await Read(stop) is { } missing) return missing;
        return await Times(stop) is { } refusal ? Again(refusal) : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (await Read(stop) is { } missing) return missing;
        if (FreeSlot.Read(Typed["at"]) is not var (start, practitioner, room)) return await Refused(Refusal.Invalid(new Reason("choose-time", "at")), stop);

        var was = FreeSlot.ChoiceOf(Found.Visit.StartsAt, Found.Visit.Practitioner, Found.Visit.Room);
        var moved = await Runner.Run(move, new(Found.Visit.Patient, Visit, practitioner, room, start), Actor, stop);
        return moved.Refusal is { } refusal ? await Refused(refusal, stop) : ToBoard("moved", start, was);
    }

    public string Address(bool anyone) => $"{Place}/move?anyone={(anyone ? "true" : "false")}";

    private async Task<IActionResult> Refused(Refusal refusal, CancellationToken stop)
    {
        await Times(stop);
        return Again(refusal);
    }

    private async Task<Refusal?> Times(CancellationToken stop)
    {
        var day = BookPages.Day(Day) ?? Found.Visit.StartsAt.InZone(Found.Clinic.TimeZone).Date;
        var found = await Runner.Run(times, new(Found.Visit.Patient, Visit, Anyone, day), Actor, stop);
        Choose = found.Refusal is null ? found.Value : null;
        return found.Refusal;
    }
}
