using System.Buffers;
using System.Text.Json;

namespace Filiform.Clinical.Tests.Atlas;

/// <summary>Compares a written document with an expected one: same members in the same order, numbers within a tolerance.</summary>
internal static class JsonAgreement
{
    public static JsonElement Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <returns>The first difference; null when there is none.</returns>
    public static string? Difference(JsonElement expected, JsonElement actual, double tolerance, string path = "$")
    {
        if (expected.ValueKind != actual.ValueKind) return $"{path}: {expected.ValueKind} expected, {actual.ValueKind} found";
        return expected.ValueKind switch
        {
            JsonValueKind.Object => Members(expected, actual, tolerance, path),
            JsonValueKind.Array => Items(expected, actual, tolerance, path),
            JsonValueKind.Number => Math.Abs(expected.GetDouble() - actual.GetDouble()) <= tolerance * Math.Max(1, Math.Abs(expected.GetDouble()))
                ? null : $"{path}: {expected} expected, {actual} found",
            _ => expected.ToString() == actual.ToString() ? null : $"{path}: '{expected}' expected, '{actual}' found",
        };
    }

    private static string? Members(JsonElement expected, JsonElement actual, double tolerance, string path)
    {
        var (wanted, found) = (Names(expected), Names(actual));
        return wanted != found ? $"{path}: members {wanted} expected, {found} found"
            : expected.EnumerateObject().Select(member =>
                Difference(member.Value, actual.GetProperty(member.Name), tolerance, $"{path}.{member.Name}")).FirstOrDefault(d => d is not null);
    }

    private static string? Items(JsonElement expected, JsonElement actual, double tolerance, string path) =>
        expected.GetArrayLength() != actual.GetArrayLength()
            ? $"{path}: {expected.GetArrayLength()} items expected, {actual.GetArrayLength()} found"
            : expected.EnumerateArray().Zip(actual.EnumerateArray())
                .Select((pair, at) => Difference(pair.First, pair.Second, tolerance, $"{path}[{at}]")).FirstOrDefault(d => d is not null);

    private static string Names(JsonElement json) => string.Join(",", json.EnumerateObject().Select(member => member.Name));
}
