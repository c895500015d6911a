namespace Filiform.Journeys.Access;

/// <summary>The cookies that carry a sign-in. Over plain HTTP (loopback only) they cannot be <c>Secure</c>, so they drop the prefix that demands it.</summary>
/// <remarks>A private link has a cookie of its own: a therapist who opens one stays signed in as a therapist.</remarks>
public sealed class SignInCookie
{
    public static readonly SignInCookie Person = new("filiform");
    public static readonly SignInCookie Link = new("filiform-link");

    /// <summary>The first half of a sign-in: the password was right, or the mailed link was opened.</summary>
    public static readonly SignInCookie Half = new("filiform-half");

    private readonly string name;

    private SignInCookie(string name) => this.name = name;

    public static string? Read(HttpRequest request) => Person.Get(request);
    public static void Write(HttpContext context, string token) => Person.Set(context, token);
    public static void Remove(HttpContext context) => Person.Clear(context);

    public string? Get(HttpRequest request) => request.Cookies[NameIn(request)];
    public void Set(HttpContext context, string token) => context.Response.Cookies.Append(NameIn(context.Request), token, Options(context));
    public void Clear(HttpContext context) => context.Response.Cookies.Delete(NameIn(context.Request), Options(context));

    private string NameIn(HttpRequest request) => request.IsHttps ? "__Host-" + name : name;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
    };
}
