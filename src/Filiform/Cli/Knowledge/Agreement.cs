using System.Buffers;
using System.Text.Json;

namespace Filiform.Cli.Knowledge;

/// <summary>Compares what a formula wrote with what a vector prints: same members, numbers within a tolerance.</summary>
internal static class Agreement
{
    public static JsonElement Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        return JsonElement.Parse(bytes.WrittenSpan);
    }

    /// <param name="tolerance">Of numbers, relative to the expected one but at least to 1.</param>
    /// <returns>The first difference; null when there is none.</returns>
    public static string? Difference(JsonElement expected, JsonElement found, double tolerance, string path = "")
    {
        if (expected.ValueKind != found.ValueKind) return $"{path}: {expected} expected, {found} found";
        return expected.ValueKind switch
        {
            JsonValueKind.Object => Members(expected, found, tolerance, path),
            JsonValueKind.Array => Items(expected, found, tolerance, path),
            JsonValueKind.Number => Near(expected.GetDouble(), found.GetDouble(), tolerance) ? null : $"{path}: {expected} expected, {found} found",
            _ => expected.ToString() == found.ToString() ? null : $"{path}: {expected} expected, {found} found",
        };
    }

    private static bool Near(double expected, double found, double tolerance) => Math.Abs(expected - found) <= tolerance * Math.Max(1, Math.Abs(expected));

    private static string? Members(JsonElement expected, JsonElement found, double tolerance, string path) => expected.EnumerateObject()
        .Select(member => found.TryGetProperty(member.Name, out var value)
            ? Difference(member.Value, value, tolerance, $"{path}.{member.Name}".TrimStart('.'))
            : $"{path}.{member.Name}: nothing found".TrimStart('.'))
        .FirstOrDefault(difference => difference is not null);

    private static string? Items(JsonElement expected, JsonElement found, double tolerance, string path) =>
        expected.GetArrayLength() != found.GetArrayLength()
            ? $"{path}: {expected.GetArrayLength()} items expected, {found.GetArrayLength()} found"
            : expected.EnumerateArray().Zip(found.EnumerateArray())
                .Select((pair, at) => Difference(pair.First, pair.Second, tolerance, $"{path}[{at}]")).FirstOrDefault(difference => difference is not null);
}
