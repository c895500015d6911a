using System.Text.Json.Nodes;

namespace Filiform.Clinical.Tests;

/// <summary>Spoils one place of a knowledge file.</summary>
internal static class Tampering
{
    /// <param name="place">Such as <c>$.rules[3].when.fact</c>.</param>
    /// <param name="value">JSON to put there; an empty text takes the member out.</param>
    public static void Set(JsonNode root, string place, string value)
    {
        var cut = place.LastIndexOf('.');
        var parent = At(root, place[..cut]);
        var name = place[(cut + 1)..];
        if (value.Length == 0) parent.AsObject().Remove(name);
        else parent[name] = JsonNode.Parse(value);
    }

    private static JsonNode At(JsonNode root, string place)
    {
        var at = root;
        foreach (var step in place.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries).Skip(1))
            at = step.EndsWith(']') ? at[int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        return at;
    }
}
