using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Day;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book.Desk;

/// <summary>A page about one booked visit at the desk: whose it is comes from the visit, never from the address.</summary>
public abstract class DeskVisitPage(Runner runner, Practice.Day.ShowVisit show, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Appointment> Visit { get; set; }

    public Practice.Day.ShowVisit.Answer Found { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }
    public Typed Typed => new(Request);
    public string Place => $"/clinic/appointments/{Visit}";

    protected Runner Runner => runner;
    protected Actor Actor => actor;

    /// <returns>Null when the visit is there.</returns>
    protected async Task<IActionResult?> Read(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var found = await runner.Run(show, new(Visit), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        return null;
    }

    protected PageResult Again(Refusal refusal)
    {
        (Refusal, Response.StatusCode) = (refusal, refusal.Status);
        return Page();
    }

    /// <summary>Back to the board of the visit's day, which says what was done and offers to undo it.</summary>
    /// <param name="was">Where a moved visit was before.</param>
    protected Practice.SeeOther ToBoard(string did, Instant at, string? was = null) => new(
        $"/clinic/today?day={ClinicDays.Field(at.InZone(Found.Clinic.TimeZone).Date)}&did={did}&visit={Visit}{(was is null ? null : "&was=" + was)}");
}
