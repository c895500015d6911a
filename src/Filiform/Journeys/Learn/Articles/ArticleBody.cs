using System.Globalization;
using System.Text.Encodings.Web;
using Filiform.Journeys.Learn.Content;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Filiform.Journeys.Learn.Articles;

/// <summary>Markdown to HTML: no raw HTML, each citation a numbered link, each table in a frame that scrolls by keyboard too.</summary>
internal static class ArticleBody
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <param name="number">The place of a source in the list under it, from 1.</param>
    /// <param name="word">What a screen reader says before the number of a source.</param>
    /// <param name="table">What it says of a table.</param>
    public static IHtmlContent Html(string markdown, Func<string, int> number, string word, string table)
    {
        var numbered = Markers.Replace(markdown, cited =>
            string.Create(CultureInfo.InvariantCulture, $"[{number(cited)}](#{Article.Prefix}-{number(cited)})"));
        var document = Markdown.Parse(numbered, Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) Dress(link, word);
        foreach (var head in document.Descendants<TableRow>().Where(row => row.IsHeader).SelectMany(row => row)) head.GetAttributes().AddProperty("scope", "col");

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return new HtmlString(text.ToString()
            .Replace("<table>", $"<div class=\"tw\" role=\"group\" tabindex=\"0\" aria-label=\"{HtmlEncoder.Default.Encode(table)}\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal));
    }

    private static void Dress(LinkInline link, string word)
    {
        if (link.Url is not { } url || !url.StartsWith('#'))
        {
            link.GetAttributes().AddProperty("rel", "noreferrer");
            return;
        }

        link.GetAttributes().AddClass("ref");
        link.GetAttributes().AddProperty("aria-label", $"{word} {url[(url.LastIndexOf('-') + 1)..]}");
    }
}
