using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Content;

/// <summary>Walks a whole file: every citation in a text leads somewhere, stands in every language, and is listed beside its text.</summary>
internal static class MarkerCheck
{
    /// <exception cref="KnowledgeFault">One does not.</exception>
    public static void Walk(Node node, Citations citations)
    {
        if (node.Json.ValueKind == JsonValueKind.Array)
            foreach (var item in node.Items.Where(item => item.Json.ValueKind is JsonValueKind.Object or JsonValueKind.Array)) Walk(item, citations);
        if (node.Json.ValueKind != JsonValueKind.Object) return;
        if (node.Find("en") is { } english)
        {
            SameInBoth(node, english, node["es"]);
            return;
        }

        if (node.Find("sources") is { Json.ValueKind: JsonValueKind.Array } list) Listed(node, list, citations);
        foreach (var (_, value) in node.Members.Where(each => each.Value.Json.ValueKind is JsonValueKind.Object or JsonValueKind.Array)) Walk(value, citations);
    }

    private static void SameInBoth(Node node, Node english, Node spanish)
    {
        if (!Texts(english).SelectMany(Markers.In).SequenceEqual(Texts(spanish).SelectMany(Markers.In)))
            throw node.Fault("must cite the same sources in the same order in each language");
    }

    private static void Listed(Node node, Node list, Citations citations)
    {
        var listed = list.Items.Select(citations.Known).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, value) in node.Members)
            if (value.Json.ValueKind == JsonValueKind.Object && value.Find("en") is { } english
                && Texts(english).SelectMany(Markers.In).FirstOrDefault(cited => !listed.Contains(cited)) is { } missing)
                throw value.Fault($"cites '{missing}', which is not among its sources");
    }

    private static IEnumerable<string> Texts(Node node) => node.Json.ValueKind == JsonValueKind.Array ? node.Texts : [node.Text];
}
