using System.Security.Claims;
using Filiform.Pipeline.Http;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Finds the actor once, after routing and before the page. Staff and patient pages send a stranger to sign in.</summary>
public sealed class ActorMiddleware(RequestDelegate next, Runner runner, FindActor find)
{
    public async Task Invoke(HttpContext context, ActorHolder holder)
    {
        var link = context.GetRouteValue("token") as string;
        var cookie = SignInCookie.Read(context.Request);
        if (link is not null || cookie is not null)
        {
            var request = new FindActor.Request(link, cookie, context.Connection.RemoteIpAddress?.ToString(), context.TraceIdentifier);
            holder.Actor = (await runner.Run(find, request, Actor.System, context.RequestAborted)).Value;
        }
        else holder.Actor = Actor.Visitor with { Address = context.Connection.RemoteIpAddress?.ToString(), RequestId = context.TraceIdentifier };

        // Antiforgery ties a form to whoever it was shown to.
        if (holder.Actor.SignIn is { } signIn)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, signIn.ToString())], "filiform"));
            await runner.Run(new NoteSeen(), signIn, Actor.System, context.RequestAborted);
        }

        var path = context.Request.Path;
        if (path.StartsWithSegments("/clinic") && !holder.Actor.IsStaff) ToSignIn(context, "/signin");
        else if (path.StartsWithSegments("/me") && holder.Actor.Kind != "patient") ToSignIn(context, "/signin");
        else await next(context);
    }

    private static void ToSignIn(HttpContext context, string page)
    {
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "";
        context.Response.Redirect(back.Length == 0 ? page : $"{page}?return={Uri.EscapeDataString(back)}");
    }
}

/// <summary>Writes that a sign-in is in use, at most once a minute.</summary>
public sealed class NoteSeen : IUseCase<Id<SignIn>, Done>, INetworkWide
{
    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<Done>> Handle(Id<SignIn> request, Work work)
    {
        await SignIns.NoteSeen(work, request);
        return Done.It;
    }
}
