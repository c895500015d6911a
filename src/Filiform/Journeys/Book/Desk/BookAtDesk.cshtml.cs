using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book.Desk;

/// <summary>What and when, for one patient. The cell that was clicked is chosen already, where that visit fits there.</summary>
public sealed class BookAtDeskPage(Runner runner, ShowDeskTimes show, BookAtDesk book, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Patient> Patient { get; set; }
    [BindProperty(SupportsGet = true)] public string? Visit { get; set; }
    [BindProperty(SupportsGet = true)] public string? Day { get; set; }

    [BindProperty] public string? At { get; set; }
    [BindProperty] public string? Key { get; set; }

    public ShowDeskTimes.Answer Found { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }
    public DeskCell Cell => DeskCell.Read(Request.Query);

    /// <summary>The time of the cell, where this visit does not fit there; null otherwise.</summary>
    public string? Unfit { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        if (await Read(stop) is { } missing) return missing;
        if (FreeSlot.Read(At) is not var (start, practitioner, room) || Found.Times?.Visit is not { } visit) return await Again(Refusal.Invalid(new Reason("choose-time", "at")), stop);

        var booked = await runner.Run(book, new(Patient, visit.Id, practitioner, room, start, Key), actor, stop);
        if (booked.Refusal is { } refusal) return await Again(refusal, stop);
        var day = booked.Value.Start.InZone(Found.Times.Clinic.Row.TimeZone).Date;
        return new Practice.SeeOther($"/clinic/today?day={ClinicDays.Field(day)}&did=booked&visit={booked.Value.Appointment}");
    }

    /// <summary>Of this page, with its choices but without a day.</summary>
    public string Address => $"/clinic/patients/{Patient}/book" + Cell.With(Found.Times?.Visit is { } visit ? [KeyValuePair.Create("visit", (string?)visit.Slug)] : []);

    private async Task<IActionResult> Again(Refusal refusal, CancellationToken stop)
    {
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        if (await Read(stop) is { } missing) return missing;
        if (At is null) Choose();
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }

    private async Task<IActionResult?> Read(CancellationToken stop)
    {
        var found = await runner.Run(show, new(Patient, Visit, Cell, BookPages.Day(Day)), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        return null;
    }

    /// <summary>Marks the time of the cell; where the visit does not fit there, the next one that is free.</summary>
    private void Choose()
    {
        if (Cell.From is not { } from || Found.Times is not { } times || times.Day != from.InZone(times.Clinic.Row.TimeZone).Date) return;
        var nearest = times.Times.FirstOrDefault(slot => slot.Slot.Start >= from) ?? times.Times.LastOrDefault();
        At = nearest?.Choice;
        if (nearest?.Slot.Start != from) Unfit = ClinicTime.Time(from.InZone(times.Clinic.Row.TimeZone).TimeOfDay);
    }
}
