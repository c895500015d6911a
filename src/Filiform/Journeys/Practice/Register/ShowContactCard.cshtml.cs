using Filiform.Journeys.Practice.Day;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Register;

/// <summary>The desk's card of a patient: whom one speaks to, when they come, and what can be done for them here.</summary>
public sealed class ShowContactCardPage(Runner runner, ShowContactCard show, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Patient> Patient { get; set; }

    public ShowContactCard.Answer Found { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var found = await runner.Run(show, new(Patient), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        return Page();
    }

    /// <summary>Day and time of a visit; the year too when it is another than this one.</summary>
    public string At(DayVisit visit)
    {
        var at = visit.StartsAt.InZone(Found.Clinic.TimeZone);
        return at.Year == Found.Today.Year ? ClinicTime.DayAndTime(at) : ClinicDays.WithYear(at.Date);
    }
}
