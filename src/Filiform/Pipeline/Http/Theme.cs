namespace Filiform.Pipeline.Http;

/// <summary>Light or dark by the person's own choice: <c>?theme=</c>, which is remembered; otherwise the system decides.</summary>
public static class Theme
{
    private const string Cookie = "theme";

    /// <returns><c>light</c>, <c>dark</c>, or <c>auto</c> when the system decides.</returns>
    public static string Of(HttpRequest request) => Known(request.Query[Cookie]) ?? Known(request.Cookies[Cookie]) ?? "auto";

    /// <summary>The choice that the switch offers; whoever has made none is most likely in the light.</summary>
    public static string Other(HttpRequest request) => Of(request) == "dark" ? "light" : "dark";

    public static IApplicationBuilder UseTheme(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Known(context.Request.Query[Cookie]) is { } chosen)
            context.Response.Cookies.Append(Cookie, chosen, new CookieOptions
            {
                // Scripts may read and write it: the switch works at once, without losing what is typed on the page.
                MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = false, Secure = context.Request.IsHttps, IsEssential = true,
            });
        return next(context);
    });

    private static string? Known(string? value) => value is "light" or "dark" ? value : null;
}
