using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Register;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book.Desk;

/// <summary>For whom the desk books. The search is posted, so that no name stands in an address; the cell that was clicked comes along.</summary>
public sealed class ChoosePatientPage(Runner runner, ReadDeskCell read, SearchPatients search, Actor actor) : PageModel
{
    public ReadDeskCell.Answer Place { get; private set; } = null!;
    public SearchPatients.Answer? Found { get; private set; }
    public Refusal? Refusal { get; private set; }
    public Typed Typed => new(Request);
    public DeskCell Cell => DeskCell.Read(Request.Query);

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var found = await runner.Run(search, new(Typed["find"]), actor, stop);
        (Refusal, Found) = (found.Refusal, found.Refusal is null ? found.Value : null);
        return await Show(stop);
    }

    /// <summary>"Fri, Nov 27, 9:00 am"; null when no cell was clicked.</summary>
    public string? When => Cell.From is { } from ? ClinicTime.DayAndTime(from.InZone(Place.Clinic.TimeZone)) : null;

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var place = await runner.Run(read, Cell, actor, stop);
        if (place.Refusal is not null) return NotFound();
        Place = place.Value;
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
