using System.Globalization;
using System.Text.Json;

namespace Filiform.Cli.Output;

/// <summary>One value as people read it.</summary>
internal static class Cell
{
    /// <summary>Numbers are cut where nobody reads on; whoever computes asks for <c>--json</c>.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "–",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetDouble().ToString("G4", CultureInfo.InvariantCulture),
        JsonValueKind.Array when value.GetArrayLength() == 0 => "–",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Of)),
        _ => string.Join(" ", value.EnumerateObject().Select(member => $"{member.Name} {Of(member.Value)}")),
    };

    /// <summary>A share of one, in per cent.</summary>
    public static string Share(JsonElement share) => share.GetDouble().ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
}
