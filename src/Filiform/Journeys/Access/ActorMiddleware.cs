using System.Security.Claims;
using Filiform.Pipeline.Http;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Finds the actor once, after routing and before the page. Staff and patient pages send a stranger to sign in.</summary>
public sealed class ActorMiddleware(RequestDelegate next, Runner runner, FindActor find, IClock clock)
{
    public async Task Invoke(HttpContext context, ActorHolder holder)
    {
        var actor = holder.Actor = await Find(context);

        // Antiforgery ties a form to whoever it was shown to.
        if (actor.SignIn is { } signIn)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, signIn.ToString())], "filiform"));
            if (actor.SeenAt is { } seen && SignIns.ShouldNoteSeen(seen, clock.GetCurrentInstant()))
                await runner.Run(new NoteSeen(), signIn, Actor.System, context.RequestAborted);
        }

        var path = context.Request.Path;
        if (path.StartsWithSegments("/clinic") && !actor.IsStaff) ToSignIn(context, "/signin");
        else if (path.StartsWithSegments("/me") && actor.Kind != "patient") ToSignIn(context, "/signin/patient");
        else await next(context);
    }

    private async Task<Actor> Find(HttpContext context)
    {
        var link = context.GetRouteValue("token") as string;
        var cookie = SignInCookie.Read(context.Request);
        var address = context.Connection.RemoteIpAddress?.ToString();
        if (link is null && cookie is null) return Actor.Visitor with { Address = address, RequestId = context.TraceIdentifier };

        var request = new FindActor.Request(link, cookie, address, context.TraceIdentifier, link is null ? null : SignInCookie.Link.Get(context.Request));
        return (await runner.Run(find, request, Actor.System, context.RequestAborted)).Value;
    }

    private static void ToSignIn(HttpContext context, string page)
    {
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "";
        context.Response.Redirect(back.Length == 0 ? page : $"{page}?return={Uri.EscapeDataString(back)}");
    }
}

/// <summary>Writes that a sign-in is in use.</summary>
public sealed class NoteSeen : IUseCase<Id<SignIn>, Done>, INetworkWide
{
    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<Done>> Handle(Id<SignIn> request, Work work)
    {
        await SignIns.NoteSeen(work, request);
        return Done.It;
    }
}
