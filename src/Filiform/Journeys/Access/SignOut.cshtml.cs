using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access;

public sealed class SignOutPage(Runner runner, EndSignIn end, Actor actor) : PageModel
{
    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await runner.Run(end, Done.It, actor, stop);
        SignInCookie.Remove(HttpContext);
        SignInCookie.Link.Clear(HttpContext);
        return Redirect(actor.IsStaff ? "/signin" : "/");
    }
}
