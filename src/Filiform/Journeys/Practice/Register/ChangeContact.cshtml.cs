using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Register;

/// <summary>The form for a patient's contact. When somebody was faster it shows both, and the next send decides.</summary>
public sealed class ChangeContactPage(Runner runner, ReadContact read, ChangeContact change, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Patient> Patient { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public PatientRow OnFile { get; private set; } = null!;
    public PatientForm Form { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(null, stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var typed = new Typed(Request);
        if (!ModelState.IsValid || !int.TryParse(typed["version"], CultureInfo.InvariantCulture, out var version)) return BadRequest();
        var changed = await runner.Run(change, new(Patient, version, PatientForm.Read(typed)), actor, stop);
        if (changed.Refusal is null) return new SeeOther($"/clinic/patients/{Patient}/contact?done=yes");
        Refusal = changed.Refusal;
        return await Show(PatientForm.Of(typed, Refusal), stop);
    }

    private async Task<IActionResult> Show(PatientForm? typed, CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var found = await runner.Run(read, new(Patient), actor, stop);
        if (found.Refusal is not null) return NotFound();
        (OnFile, Form) = (found.Value, typed ?? PatientForm.Of(found.Value));
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
