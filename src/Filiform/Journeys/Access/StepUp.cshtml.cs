using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Access;

[LimitSignIn]
public sealed class StepUpPage(
    Runner runner, PasswordStepUp passwords, StartPasskeySignIn start, StepUpWithPasskey withPasskey, StepUpInDemonstration demonstration, Actor actor) : PasskeyPage
{
    [BindProperty(Name = "password")] public string? Password { get; set; }
    [BindProperty(Name = "code")] public string? Code { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken stop) => Finish(await passwords.Try(Password ?? "", Code ?? "", actor, stop));

    public async Task<IActionResult> OnPostAsk(CancellationToken stop) => Ask(await runner.Run(start, Site.Of(Request), actor, stop));

    public async Task<IActionResult> OnPostPasskey(CancellationToken stop) => Finish(await runner.Run(withPasskey, Answer, actor, stop));

    public async Task<IActionResult> OnPostDemonstration(CancellationToken stop) => Finish(await runner.Run(demonstration, Done.It, actor, stop));

    /// <summary>The address to send somebody to whose use case answered <see cref="Refusal.StepUpFirst"/>.</summary>
    public static string For(HttpRequest request) => $"/clinic/step-up?return={Uri.EscapeDataString(request.Path + request.QueryString)}";

    private IActionResult Finish(Result<string> renewed)
    {
        if (renewed.Refusal is { } refusal) return Show(refusal);
        SignInCookie.Write(HttpContext, renewed.Value);
        return LocalRedirect(LocalPath.Of(Return) ?? SignInPage.Home);
    }
}
