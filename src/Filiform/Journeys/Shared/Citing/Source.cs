using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Shared.Citing;

/// <summary>A work that a clinical statement rests on, as a reader sees it.</summary>
/// <param name="Reference"><c>file:id</c>, such as <c>safety:brady-2014</c>: the same paper has another id in another file.</param>
/// <param name="Text">The reference as a librarian would write it.</param>
/// <param name="Year">Null when the file names none.</param>
/// <param name="Url">The work, its DOI or its PubMed entry; null when it is not on the web.</param>
/// <param name="Checked">False when nobody has read it again for this edition.</param>
public sealed partial record Source(string Reference, string Text, int? Year, string? Url, bool Checked)
{
    /// <summary>Reads one entry of a <c>sources</c> list; the files spell the members differently.</summary>
    /// <exception cref="KnowledgeFault">It has no id or no text.</exception>
    public static Source Read(string file, Node node)
    {
        var text = (node.Find("citation") ?? node.Find("cite") ?? node["title"]).Text;
        return new($"{file}:{node["id"].Text}", text, YearOf(node, text), UrlOf(node), IsChecked(node));
    }

    /// <summary>The same for one work however a file spells it: first author and title. Without a title the text itself.</summary>
    public string Work => Parts().Match(Text) is { Success: true } parts && parts.Groups["title"].Value.Length >= ShortestTitle
        ? $"{Letters(parts.Groups["author"].Value)} {Letters(parts.Groups["title"].Value)}"
        : Text;

    private const int ShortestTitle = 25;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int? YearOf(Node node, string text) => node.Find("year")?.Int
        ?? (Year4().Matches(node.Find("asOf")?.Text ?? text) is [.., var last] ? int.Parse(last.Value, CultureInfo.InvariantCulture) : null);

    private static string? UrlOf(Node node) => node.Find("url")?.Text
        ?? (node.Find("doi") is { } doi ? $"https://doi.org/{doi.Text}" : null)
        ?? (node.Find("pmid") is { } pmid ? $"https://pubmed.ncbi.nlm.nih.gov/{pmid.Text}/" : null);

    private static bool IsChecked(Node node)
    {
        var how = node.Find("checkedInThisEdition") ?? node.Find("verified") ?? node.Find("checked");
        return how?.Json is not { } said || !(said.ValueKind == JsonValueKind.False
            || (said.ValueKind == JsonValueKind.String && said.GetString()!.Contains("from the compiler's knowledge", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^(?<author>[\p{L}'’-]+)[^.?]*\. (?<title>[^.?]+)", RegexOptions.None, 200)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b")]
    private static partial Regex Year4();
}
