using System.Xml.Linq;
using Filiform.Journeys.Learn.Content;

namespace Filiform.Journeys.Learn.Articles;

/// <summary>The articles of one language as an Atom feed (RFC 4287).</summary>
public static class ArticleFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static XDocument Write(LearnContent learn, Words words, string url, string language)
    {
        var articles = learn.Articles.In(language).ToList();
        string Address(string path) => $"{url}{path}?lang={language}";
        return new(new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", language),
            new XElement(Atom + "id", Address("/feeds/articles.xml")), new XElement(Atom + "title", words.In(language, "learn.feed-title")),
            new XElement(Atom + "subtitle", learn.Pages.Indexes["articles"]["lead"].In(language)),
            new XElement(Atom + "updated", At(articles.Max(article => article.Reviewed))),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", Address("/feeds/articles.xml"))),
            new XElement(Atom + "link", new XAttribute("href", Address("/articles"))),
            articles.Select(article => new XElement(Atom + "entry",
                new XElement(Atom + "id", Address($"/articles/{article.Slug}")), new XElement(Atom + "title", article.Title),
                new XElement(Atom + "link", new XAttribute("href", Address($"/articles/{article.Slug}"))),
                new XElement(Atom + "published", At(article.Published)), new XElement(Atom + "updated", At(article.Reviewed)),
                new XElement(Atom + "author", new XElement(Atom + "name", article.Author)), new XElement(Atom + "summary", article.Summary)))));
    }

    private static string At(LocalDate day) => $"{NodaTime.Text.LocalDatePattern.Iso.Format(day)}T00:00:00Z";
}
