using Filiform.Journeys.Access.Credentials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access;

[LimitSignIn]
public sealed class CodePage(PasswordSignIn passwords, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "return")] public string? Return { get; set; }
    [BindProperty(Name = "code")] public string? Code { get; set; }

    public Refusal? Refusal { get; private set; }

    public IActionResult OnGet() => SignInCookie.Half.Get(Request) is null ? Redirect("/signin") : Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (SignInCookie.Half.Get(Request) is not { } half) return Redirect("/signin");
        var signedIn = await passwords.Finish(half, Code ?? "", actor, stop);
        if (signedIn.Refusal is { } refusal)
        {
            Refusal = refusal;
            Response.StatusCode = refusal.Status;
            return Page();
        }

        SignInCookie.Half.Clear(HttpContext);
        SignInCookie.Write(HttpContext, signedIn.Value);
        return LocalRedirect(LocalPath.Of(Return) ?? SignInPage.Home);
    }
}
