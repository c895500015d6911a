using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Access.Users;

/// <summary>An invited colleague sets up how they sign in.</summary>
[LimitSignIn]
public sealed class InvitationPage(Runner runner, ShowInvitation show, StartInvitedPasskey start, AcceptInvitation accept, Actor actor) : PasskeyPage
{

    public ShowInvitation.Answer? Shown { get; private set; }
    public ImmutableArray<string> Codes { get; private set; } = [];
    public WayInForm Form => new("?handler=Ask", new(Shown!.NewSecret, Shown.Email, Refusal));

    /// <summary>From the address; the form's own <c>code</c> is the authenticator's.</summary>
    private string Link => (string)RouteData.Values["code"]!;

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Show(stop);

    public async Task<IActionResult> OnPostAsk(CancellationToken stop) => Ask(await runner.Run(start, new(Link, Site.Of(Request)), actor, stop));

    public async Task<IActionResult> OnPost([FromForm] string? password, [FromForm] string? code, CancellationToken stop)
    {
        var done = await runner.Run(accept, new(Link, new(password, code, New)), actor, stop);
        if (done.Refusal is { } refusal)
        {
            Refusal = refusal;
            Response.StatusCode = refusal.Status;
            return await Show(stop);
        }

        SignInCookie.Write(HttpContext, done.Value.Token);
        if (done.Value.RecoveryCodes.IsEmpty) return Redirect(SignInPage.Home);
        Codes = done.Value.RecoveryCodes;
        return Page();
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var found = await runner.Run(show, Link, actor, stop);
        if (found.Refusal is { } refusal) return StatusCode(refusal.Status);
        Shown = found.Value;
        return Page();
    }
}
