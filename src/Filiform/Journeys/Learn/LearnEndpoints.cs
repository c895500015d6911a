using System.Text;
using Filiform.Journeys.Learn.Articles;
using Filiform.Journeys.Learn.Content;
using Filiform.Pipeline.Http;

namespace Filiform.Journeys.Learn;

/// <summary>What the public pages offer to programs: feed, site map, robots, security contact, the knowledge files.</summary>
public sealed class LearnEndpoints : IEndpoints
{
    /// <summary>Nothing that is one person's, and nothing that only staff see, is to be looked up by a search engine.</summary>
    private static readonly ImmutableArray<string> NotForRobots =
        ["/clinic", "/me", "/book", "/manage/", "/prepare/", "/checkin/", "/confirm/", "/signin", "/api/", "/fhir/", "/demo", "/mailbox"];

    public void Map(IEndpointRouteBuilder app, Installation installation)
    {
        // Read at once, so that bad content stops the start and not the first reader.
        var learn = app.ServiceProvider.GetRequiredService<LearnContent>();
        var siteMap = SiteMap.Write(learn, installation.Url).ToString();

        app.MapGet("/feeds/articles.xml", [StaticContent] (HttpContext context, Words words) =>
            Answer(context, ArticleFeed.Write(learn, words, installation.Url, Words.Language).ToString(), "application/atom+xml"));
        app.MapGet("/sitemap.xml", [StaticContent] (HttpContext context) => Answer(context, siteMap, "application/xml"));
        app.MapGet("/robots.txt", [StaticContent] (HttpContext context) => Answer(context, Robots(installation), "text/plain"));
        app.MapGet("/.well-known/security.txt", [StaticContent] (HttpContext context, IClock clock) =>
            Answer(context, SecurityContact(installation, clock.GetCurrentInstant()), "text/plain"));
        app.MapGet("/learn/knowledge.zip", [StaticContent] (HttpContext context) =>
        {
            Keep(context);
            return Results.File(learn.Library.Everything, "application/zip", "filiform-knowledge.zip");
        });
        app.MapGet("/learn/knowledge/{**name}", [StaticContent] (HttpContext context, string name) =>
        {
            if (learn.Library.Find(name) is not { } file) return Results.NotFound();
            Keep(context);
            return Results.File(file.Bytes, "application/json", Path.GetFileName(file.Name));
        });
    }

    private static string Robots(Installation installation) =>
        $"User-agent: *\n{string.Concat(NotForRobots.Select(path => $"Disallow: {path}\n"))}Sitemap: {installation.Url}/sitemap.xml\n";

    /// <summary>RFC 9116. It must not be trusted for more than a year.</summary>
    private static string SecurityContact(Installation installation, Instant now) =>
        $"""
        Contact: {installation.Url}/questions/ask
        Expires: {(now + Duration.FromDays(180)).InUtc().Date:uuuu'-'MM'-'dd}T00:00:00Z
        Preferred-Languages: en, es
        Canonical: {installation.Url}/.well-known/security.txt

        """;

    private static IResult Answer(HttpContext context, string text, string type)
    {
        Keep(context);
        return Results.Text(type.EndsWith("xml", StringComparison.Ordinal) ? $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n" : text, type, Encoding.UTF8);
    }

    private static void Keep(HttpContext context)
    {
        // An answer that sets a cookie (?lang=) is one person's.
        if (context.Response.Headers.SetCookie.Count > 0) return;
        context.Response.Headers.CacheControl = PublicPageAttribute.Keep;
        context.Response.Headers.Append("Vary", PublicPageAttribute.Differs);
    }
}
