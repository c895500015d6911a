using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Book.Desk;

/// <summary>Cancels a visit with its reason, and takes that back.</summary>
public sealed class CancelAtDeskPage(Runner runner, Practice.Day.ShowVisit show, CancelAppointment cancel, RestoreAppointment restore, Actor actor) : DeskVisitPage(runner, show, actor)
{
    public async Task<IActionResult> OnGet(CancellationToken stop) => await Read(stop) ?? Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (await Read(stop) is { } missing) return missing;
        var done = await Runner.Run(cancel, new(Found.Visit.Patient, Visit, Typed["reason"] ?? ""), Actor, stop);
        return done.Refusal is { } refusal ? Again(refusal) : ToBoard("cancelled", Found.Visit.StartsAt);
    }

    public async Task<IActionResult> OnPostRestore(CancellationToken stop)
    {
        if (await Read(stop) is { } missing) return missing;
        var done = await Runner.Run(restore, new(Found.Visit.Patient, Visit), Actor, stop);
        return done.Refusal is { } refusal ? Again(refusal) : ToBoard("restored", Found.Visit.StartsAt);
    }
}
