using System.Globalization;

namespace Filiform.Pipeline.Http;

/// <summary>The language of a request: <c>?lang=</c>, which is remembered; then the remembered one; then the browser's.</summary>
public static class LanguageChoice
{
    private const string Cookie = "lang";

    public static IApplicationBuilder UseLanguageChoice(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var asked = context.Request.Query["lang"].ToString();
        if (Words.Languages.Contains(asked))
            context.Response.Cookies.Append(Cookie, asked, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true,
            });
        var language = Words.Languages.Contains(asked) ? asked : Remembered(context.Request) ?? Preferred(context.Request);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Words.Culture(language);
        return next(context);
    });

    private static string? Remembered(HttpRequest request) =>
        request.Cookies[Cookie] is { } kept && Words.Languages.Contains(kept) ? kept : null;

    private static string Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(each => each.Quality ?? 1)
        .Select(each => each.Value.ToString().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(Words.Languages.Contains) ?? Words.Languages[0];
}
