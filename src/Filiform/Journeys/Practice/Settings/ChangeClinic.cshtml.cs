using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>The form for the clinic's details.</summary>
public sealed class ChangeClinicPage(Runner runner, ReadClinic read, ChangeClinic change, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public ReadClinic.Answer OnFile { get; private set; } = null!;

    /// <summary>What stands in the form: what was typed, or what is on file.</summary>
    public ClinicDetails Form { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(null, stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var typed = new Typed(Request);
        if (!int.TryParse(typed["version"], CultureInfo.InvariantCulture, out var version)) return BadRequest();
        var details = new ClinicDetails(typed["name"], typed["short-name"], typed["street"], typed["city"], typed["postal-code"], typed["phone"], typed["email"],
            typed["hours-en"], typed["hours-es"], typed["cut-off"]);
        Refusal = (await runner.Run(change, new(version, details), actor, stop)).Refusal;
        return Refusal is null ? new SeeOther("/clinic/settings/clinic?done=yes") : await Show(details, stop);
    }

    public bool Wrong(string field) => Refusal?.Reasons.IsDefaultOrEmpty == false && Refusal.Reasons.Any(reason => reason.Field == field);

    private async Task<IActionResult> Show(ClinicDetails? typed, CancellationToken stop)
    {
        var found = await runner.Run(read, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        (OnFile, Form) = (found.Value, typed ?? found.Value.Details);
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
