using Filiform.Journeys.Access.Users;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access.PatientSignIn;

[LimitSignIn]
public sealed class AskPage(Runner runner, AskPatientLink ask, Actor actor) : PageModel
{
    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(SupportsGet = true, Name = "sent")] public bool Sent { get; set; }

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Sent = false;
        if (Email is null || !InviteUser.IsEmail(Email)) return Show(Refusal.Invalid(new Reason("email-wrong", "email")));
        var asked = await runner.Run(ask, new(Email), Actor.Visitor with { Address = actor.Address, RequestId = actor.RequestId }, stop);
        return asked.Refusal is { } refusal ? Show(refusal) : Redirect("/signin/patient?sent=true");
    }

    private PageResult Show(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        return Page();
    }
}
