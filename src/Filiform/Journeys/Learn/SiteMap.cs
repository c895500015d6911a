using System.Xml.Linq;
using Filiform.Journeys.Learn.Content;
using NodaTime.Text;

namespace Filiform.Journeys.Learn;

/// <summary>Every public page in every language, each naming the others (sitemaps.org, with hreflang).</summary>
public static class SiteMap
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Html = "http://www.w3.org/1999/xhtml";

    public static XDocument Write(LearnContent learn, string url) => new(new XElement(Map + "urlset",
        new XAttribute(XNamespace.Xmlns + "xhtml", Html),
        from page in LearnMap.All(learn)
        from language in Words.Languages
        select new XElement(Map + "url",
            new XElement(Map + "loc", $"{url}{page.Address}?lang={language}"),
            page.Changed is { } day ? new XElement(Map + "lastmod", LocalDatePattern.Iso.Format(day)) : null,
            from other in Words.Languages
            select new XElement(Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", other), new XAttribute("href", $"{url}{page.Address}?lang={other}")))));
}
