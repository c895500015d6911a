using System.Text.Json;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Strict;

/// <summary>A publication or document that a claim of a knowledge file rests on.</summary>
/// <param name="Text">The reference as a librarian would write it.</param>
/// <param name="Doi">Null when the work has none, or none was found.</param>
/// <param name="Url">Null when the work is no web page.</param>
/// <param name="Checked">How its metadata was verified, in the file's own words; null when the file does not say.</param>
public sealed record Citation(string Id, string Text, string? Doi, string? Url, string? Checked)
{
    /// <summary>What kind of work it is, such as <c>textbook</c> or <c>observational</c>; null when the file does not say.</summary>
    public string? Type { get; private init; }

    internal static Citation Read(Node node) => new(
        node["id"].Text,
        (node.Find("citation") ?? node.Find("cite") ?? node["title"]).Text,
        node.Find("doi")?.Text,
        node.Find("url")?.Text,
        (node.Find("checked") ?? node.Find("verified"))?.Json is { } how ? Words(how) : null)
    {
        Type = node.Find("type")?.Text,
    };

    private static string Words(JsonElement how) => how.ValueKind switch
    {
        JsonValueKind.True => "verified",
        JsonValueKind.False => "not verified",
        _ => how.ToString(),
    };
}
