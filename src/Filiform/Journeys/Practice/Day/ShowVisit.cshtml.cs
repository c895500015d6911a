using Filiform.Journeys.Access;
using Filiform.Journeys.Book.Desk;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Day;

/// <summary>One visit, for whoever runs the day. Its buttons are those of the board.</summary>
public sealed class ShowVisitPage(Runner runner, ShowVisit show, VisitSteps steps, SendLinksAgain links, PrepareHere here, EndSignIn end, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Appointment> Visit { get; set; }
    [BindProperty(SupportsGet = true)] public string? Did { get; set; }

    public ShowVisit.Answer Found { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    public bool IsToday => Found.Visit.StartsAt.InZone(Found.Clinic.TimeZone).Date == Found.Now.InZone(Found.Clinic.TimeZone).Date;
    public ImmutableArray<VisitStep> Steps => VisitStep.After(Found.Visit.Status, Found.Visit.StartsAt, IsToday, Found.Now);

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(string? act, CancellationToken stop)
    {
        if (VisitSteps.Parse(act) is not { } wish || wish.Visit != Visit) return BadRequest();
        Refusal = await steps.Take(wish, actor, stop);
        return Refusal is null ? new SeeOther($"/clinic/appointments/{Visit}?did={wish.Code}") : await Show(stop);
    }

    /// <summary>New private links, to the address on file.</summary>
    public async Task<IActionResult> OnPostLinks(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var found = await runner.Run(show, new(Visit), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Refusal = (await runner.Run(links, new(found.Value.Visit.Patient, Visit, new Typed(Request)["key"]), actor, stop)).Refusal;
        return Refusal is null ? new SeeOther($"/clinic/appointments/{Visit}?did=links") : await Show(stop);
    }

    /// <summary>Whether the patient can fill in here what they did not at home.</summary>
    public bool MayPrepareHere => IsToday && Found.Visit is { IsOpen: true } visit && visit.EndsAt > Found.Now && visit.Preparation is not { Screening: "done", Consent: "given" };

    /// <summary>From here on the device is the patient's.</summary>
    public async Task<IActionResult> OnPostHere(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var found = await runner.Run(show, new(Visit), actor, stop);
        if (found.Refusal is not null) return NotFound();
        var path = await runner.Run(here, new(found.Value.Visit.Patient, Visit), actor, stop);
        if ((Refusal = path.Refusal) is not null) return await Show(stop);
        await runner.Run(end, Done.It, actor, stop);
        SignInCookie.Remove(HttpContext);
        return new SeeOther(path.Value);
    }

    public string At(Instant at) => ClinicTime.DayAndTime(at.InZone(Found.Clinic.TimeZone));

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var found = await runner.Run(show, new(Visit), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
