using System.Text.Json;

namespace Filiform.Store;

/// <summary>Holds what was answered in a session against what its signed document says was answered.</summary>
internal static class SignedFacts
{
    /// <param name="rows">By fact, the value as JSON.</param>
    public static bool Agree(JsonElement body, IReadOnlyCollection<(string Fact, string Value)> rows)
    {
        if (!body.TryGetProperty("facts", out var facts) || !body.TryGetProperty("fromRecord", out var record) || !body.TryGetProperty("ticked", out var boxes)) return true;
        // What the record knew stands over what was typed: the document does not say what that was.
        var known = Texts(record);
        var ticked = Texts(boxes);
        var answered = rows.Select(row => row.Fact).ToHashSet();
        return rows.All(row => AsSaid(row, facts, known, ticked, body))
            && facts.EnumerateObject().All(fact => known.Contains(fact.Name) || answered.Contains(fact.Name))
            && ticked.All(answered.Contains);
    }

    private static bool AsSaid((string Fact, string Value) row, JsonElement facts, HashSet<string> known, HashSet<string> ticked, JsonElement body)
    {
        if (known.Contains(row.Fact)) return true;
        if (ticked.Contains(row.Fact)) return row.Value == "true";
        if (facts.TryGetProperty(row.Fact, out var said)) return Same(said, row.Value);
        // The muscles meant for the day stand in the document by another name, or not at all; a box that is not ticked stands nowhere.
        return row.Fact == "todays-targets" ? !body.TryGetProperty("targets", out var targets) || Same(targets, row.Value) : row.Value == "false";
    }

    private static bool Same(JsonElement said, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonElement.DeepEquals(said, document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static HashSet<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
