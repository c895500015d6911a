using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Learn.Content;
using Filiform.Journeys.Shared.Citing;
using Microsoft.AspNetCore.Html;
using NodaTime.Text;

namespace Filiform.Journeys.Learn.Articles;

/// <summary>One article in one language, made from Markdown once.</summary>
/// <param name="Minutes">Reading time, in minutes.</param>
/// <param name="Art">A drawing of <see cref="Drawings"/>.</param>
/// <param name="Sources">References, in the order of the list under it.</param>
public sealed record Article(
    string Slug, string Language, string Title, string Summary, string Author, string ReviewStatus, LocalDate Published, LocalDate Reviewed,
    LocalDate ReviewDue, int Minutes, string Art, ImmutableArray<string> Sources, IHtmlContent Body)
{
    /// <summary>The entry of the source list that a marker links to is <c>source-1</c>, <c>source-2</c> …</summary>
    public const string Prefix = "source";

    /// <param name="name">Its file, such as <c>articles/what-the-twitch-is.en.md</c>.</param>
    /// <exception cref="KnowledgeFault">It lacks something, or cites what is not among its sources.</exception>
    public static Article Read(string name, string text, Citations citations, Drawings drawings, Words words)
    {
        var (front, markdown) = FrontMatter.Split(name, text);
        foreach (var source in front.List("sources"))
            if (!citations.Has(source)) throw front.Fault("sources", $"'{source}' is no source of any knowledge file");
        var sources = front.List("sources");
        if (Markers.In(markdown).FirstOrDefault(cited => !sources.Contains(cited)) is { } missing)
            throw front.Fault("body", $"cites '{missing}', which is not among its sources");
        if (!drawings.HasThumb(front.Text("art"))) throw front.Fault("art", $"'{front.Text("art")}' is no drawing");

        var works = citations.Works(sources);
        var language = front.Text("lang");
        if (name != $"articles/{front.Text("slug")}.{language}.md") throw front.Fault("slug", "must be the name of the file, with lang");
        return new(
            front.Text("slug"), language, front.Text("title"), front.Text("summary"), front.Text("author"), front.Text("reviewStatus"), Day(front, "published"),
            Day(front, "reviewed"), Day(front, "reviewDue"), (int)Whole(front), front.Text("art"), works,
            ArticleBody.Html(markdown, cited => citations.Number(works, cited), citations.Labels.Source.In(language), words.In(language, "learn.table-scrolls")));
    }

    private static LocalDate Day(FrontMatter front, string key) =>
        LocalDatePattern.Iso.Parse(front.Text(key)) is { Success: true } day ? day.Value : throw front.Fault(key, "must be a day such as 2026-11-23");

    private static uint Whole(FrontMatter front) =>
        uint.TryParse(front.Text("minutes"), out var minutes) && minutes is > 0 and < 60 ? minutes : throw front.Fault("minutes", "must be a whole number of minutes");
}
