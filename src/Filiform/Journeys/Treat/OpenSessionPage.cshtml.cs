using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Treat;

/// <summary>The button "Treat" of the day board and of the patient's page posts here; an address alone opens nothing.</summary>
public sealed class OpenSessionPage(Runner runner, Actor actor, OpenSession open) : PageModel
{
    public Refusal? Refusal { get; private set; }

    /// <summary>Where to go back to; null while nobody asked for anybody.</summary>
    public Id<Patient>? Patient { get; private set; }

    public IActionResult OnGet() => Redirect("/clinic/today");

    public async Task<IActionResult> OnPost(Id<Patient> patient, Id<Appointment> appointment, CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var opened = await runner.Run(open, new(patient, appointment), actor, stop);
        if (opened.Refusal is null) return Redirect($"/clinic/sessions/{opened.Value}");
        if (opened.Refusal.Status == 404) return NotFound();

        (Refusal, Patient, Response.StatusCode) = (opened.Refusal, patient, opened.Refusal.Status);
        return Page();
    }
}
