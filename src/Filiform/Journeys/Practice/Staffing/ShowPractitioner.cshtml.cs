using Filiform.Journeys.Practice.Rostering;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>One practitioner's credentials, and the forms that add, renew or end one.</summary>
public sealed class ShowPractitionerPage(Runner runner, ShowStaff show, RenewCredential renew, EndCredential end, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Practitioner> Practitioner { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public ShowStaff.Answer Found { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    /// <summary>Visits that ending a credential would lose, while that is asked about.</summary>
    public ImmutableArray<OrphanedVisit> Lost { get; private set; } = [];

    public Typed Typed => new(Request);
    public PractitionerRow Person => Found.Practitioners[0];
    public bool MayChange => actor.Is(Role.ClinicLead);
    public string Place => $"/clinic/settings/staff/{Practitioner}";

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAdd(CancellationToken stop)
    {
        var added = await runner.Run(renew, new(
            Practitioner, Typed["kind"], Typed["number"], Typed["issuer"], Typed["state"], Typed.Day("issued"), Typed.Day("expires"), Typed["key"]), actor, stop);
        if (added.Refusal is null) return new SeeOther($"{Place}?done=add");
        Refusal = added.Refusal;
        return await Show(stop);
    }

    public async Task<IActionResult> OnPostEnd(CancellationToken stop)
    {
        if (Typed.Id<Credential>("credential") is not { } credential) return BadRequest();
        var ended = await runner.Run(end, new(Practitioner, credential, Typed.Day("known"), Typed.Day("last"), Typed.Ids<Appointment>("accepted")), actor, stop);
        if (ended.Refusal is null && ended.Value.Saved) return new SeeOther($"{Place}?done=end");
        (Refusal, Lost) = (ended.Refusal, ended.Refusal is null ? ended.Value.Visits : []);
        return await Show(stop);
    }

    public string At(Instant at) => ClinicTime.DayAndTime(at.InZone(Found.Clinic.TimeZone));

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var found = await runner.Run(show, new(Practitioner), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
