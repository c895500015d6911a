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

/// <summary>Markdown to HTML: no raw HTML, each citation a numbered link, each table in a frame that scrolls by keyboard too, and stacked on a phone.</summary>
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
        // A number and its sign stay on one line.
        var document = Markdown.Parse(numbered.Replace(" %", "\u00a0%", StringComparison.Ordinal), Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) Dress(link, word);
        foreach (var each in document.Descendants<Table>()) Stack(each);

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return new HtmlString(text.ToString()
            .Replace("<table ", $"<div class=\"tw\" role=\"group\" tabindex=\"0\" aria-label=\"{HtmlEncoder.Default.Encode(table)}\"><table ", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal));
    }

    /// <summary>On a phone each cell says which column it stands in; the roles keep it a table for screen readers even then.</summary>
    private static void Stack(Table table)
    {
        table.GetAttributes().AddClass("compare");
        table.GetAttributes().AddProperty("role", "table");
        var heads = table.OfType<TableRow>().Where(row => row.IsHeader).SelectMany(row => row).OfType<TableCell>().ToList();
        foreach (var row in table.OfType<TableRow>())
        {
            row.GetAttributes().AddProperty("role", "row");
            foreach (var (cell, at) in row.OfType<TableCell>().Select((cell, at) => (cell, at)))
            {
                cell.GetAttributes().AddProperty("role", row.IsHeader ? "columnheader" : "cell");
                if (row.IsHeader) cell.GetAttributes().AddProperty("scope", "col");
                else if (at > 0 && at < heads.Count) cell.GetAttributes().AddProperty("data-label", Words(heads[at]));
            }
        }
    }

    private static string Words(TableCell head) => string.Concat(head.Descendants<LiteralInline>().Select(each => each.Content.ToString()));

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
