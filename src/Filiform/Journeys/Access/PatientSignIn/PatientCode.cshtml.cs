using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access.PatientSignIn;

[LimitSignIn]
public sealed class PatientCodePage(Runner runner, FindPatientTicket find, SignInPatient signIn, Actor actor) : PageModel
{
    [BindProperty(Name = "code")] public string? Code { get; set; }

    public Refusal? Refusal { get; private set; }

    public IActionResult OnGet() => SignInCookie.Half.Get(Request) is null ? Redirect("/signin/patient") : Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (SignInCookie.Half.Get(Request) is not { } half) return Redirect("/signin/patient");
        var clinic = await runner.Run(find, new(OpenPatientLink.Ticket, half), Nobody, stop);
        if (clinic.Refusal is not null) return Show(SignInRefusal.BeginAgain);

        var answer = await runner.Run(signIn, new(clinic.Value, half, Code ?? ""), Nobody, stop);
        if (answer.Refusal is { } refusal) return Show(refusal);
        if (answer.Value.Token is not { } token)
            return Show(answer.Value.TriesLeft == 0 ? SignInRefusal.BeginAgain : Refusal.Invalid(new Reason("mailed-code-other", "code", answer.Value.TriesLeft)));

        SignInCookie.Half.Clear(HttpContext);
        SignInCookie.Write(HttpContext, token);
        return Redirect("/me");
    }

    private Actor Nobody => Actor.Visitor with { Address = actor.Address, RequestId = actor.RequestId };

    private PageResult Show(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        return Page();
    }
}
