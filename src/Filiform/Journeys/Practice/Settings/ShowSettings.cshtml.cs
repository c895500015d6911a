using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>The way into all settings, with what needs attention first.</summary>
public sealed class ShowSettingsPage(Runner runner, ShowSettings show, Actor actor) : PageModel
{
    public ShowSettings.Answer Found { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        return Page();
    }

    /// <summary>The pages of this person, by their words; where the permission of each is asked again.</summary>
    public IEnumerable<(string Path, string Words)> Places()
    {
        var (lead, desk, admin) = (actor.Is(Role.ClinicLead), actor.Is(Role.FrontDesk), actor.Is(Role.Admin));
        if (lead || admin) yield return ("clinic", "clinic");
        if (lead || desk || admin) yield return ("rooms", "rooms");
        if (lead || desk || admin) yield return ("visit-types", "visit-types");
        if (lead || desk || admin) yield return ("staff", "staff");
        if (lead || desk) yield return ("roster", "roster");
        if (lead || desk || admin) yield return ("practice-rules", "practice-rules");
        if (lead || admin) yield return ("users", "users");
        if (lead || admin) yield return ("audit", "audit");
    }
}
