using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Access;

[LimitSignIn]
public sealed class SignInPage(Runner runner, PasswordSignIn passwords, StartPasskeySignIn start, SignInWithPasskey withPasskey, Actor actor) : PasskeyPage
{
    /// <summary>Where a staff member goes who came for nothing in particular; it sends each role to its first page.</summary>
    internal const string Home = "/clinic";

    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "password")] public string? Password { get; set; }

    public IActionResult OnGet() => actor.IsStaff ? LocalRedirect(LocalPath.Of(Return) ?? Home) : Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Email) || string.IsNullOrEmpty(Password))
            return Show(Refusal.Invalid([.. Reason.When(string.IsNullOrWhiteSpace(Email), "required", "email"), .. Reason.When(string.IsNullOrEmpty(Password), "required", "password")]));

        var half = await passwords.Begin(Email, Password, actor, stop);
        if (half.Refusal is { } refusal) return Show(refusal);
        SignInCookie.Half.Set(HttpContext, half.Value);
        return Redirect("/signin/code" + (LocalPath.Of(Return) is { } back ? $"?return={Uri.EscapeDataString(back)}" : ""));
    }

    public async Task<IActionResult> OnPostAsk(CancellationToken stop) => Ask(await runner.Run(start, Site.Of(Request), Actor.Visitor, stop));

    public async Task<IActionResult> OnPostPasskey(CancellationToken stop)
    {
        var signedIn = await runner.Run(withPasskey, Answer, actor, stop);
        if (signedIn.Refusal is { } refusal) return Show(refusal);
        SignInCookie.Write(HttpContext, signedIn.Value.Token);
        return LocalRedirect(signedIn.Value.Kind == "patient" ? "/me" : LocalPath.Of(Return) ?? Home);
    }
}
