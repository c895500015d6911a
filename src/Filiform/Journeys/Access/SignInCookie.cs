namespace Filiform.Journeys.Access;

/// <summary>The one cookie that carries a sign-in. Over plain HTTP (loopback only) it cannot be <c>Secure</c>, so it drops the prefix that demands it.</summary>
public static class SignInCookie
{
    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-filiform" : "filiform";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, string token) => context.Response.Cookies.Append(Name(context.Request), token, Options(context));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), Options(context));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
    };
}
