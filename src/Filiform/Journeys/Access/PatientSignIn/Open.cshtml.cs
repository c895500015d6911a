using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access.PatientSignIn;

/// <summary>Where a mailed link leads. Looking uses nothing up: mail scanners look at every link.</summary>
[LimitSignIn]
public sealed class OpenPage(Runner runner, FindPatientTicket find, OpenPatientLink open, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "link")] public string Link { get; set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken stop) =>
        (await Find(stop)).Refusal is { } refusal ? StatusCode(refusal.Status) : Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var clinic = await Find(stop);
        if (clinic.Refusal is { } gone) return StatusCode(gone.Status);
        var half = await runner.Run(open, new(clinic.Value, Link), Nobody, stop);
        if (half.Refusal is { } refusal) return StatusCode(refusal.Status);
        SignInCookie.Half.Set(HttpContext, half.Value);
        return Redirect("/signin/patient/code");
    }

    private Task<Result<Id<Clinic>>> Find(CancellationToken stop) => runner.Run(find, new(SendPatientLink.Ticket, Link), Nobody, stop);

    private Actor Nobody => Actor.Visitor with { Address = actor.Address, RequestId = actor.RequestId };
}
