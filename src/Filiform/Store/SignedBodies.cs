using System.Text.Json;
using Filiform.Pipeline;
using NodaTime.Text;

namespace Filiform.Store;

/// <summary>Holds a signed document against rows of today. A document of an older format says less; what it does not say is not compared.</summary>
internal static class SignedBodies
{
    /// <param name="found">What the rows say, shaped as the document is.</param>
    public static bool Agrees(JsonElement said, object found) => Agrees(said, JsonSerializer.SerializeToElement(found, Json.Options));

    public static bool Agrees(JsonElement said, JsonElement found) => (said.ValueKind, found.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) =>
            found.EnumerateObject().All(member => !said.TryGetProperty(member.Name, out var there) || Agrees(there, member.Value)),
        (JsonValueKind.Array, JsonValueKind.Array) =>
            said.GetArrayLength() == found.GetArrayLength() && said.EnumerateArray().Zip(found.EnumerateArray()).All(pair => Agrees(pair.First, pair.Second)),
        _ => JsonElement.DeepEquals(said, found),
    };

    /// <summary>Some documents keep whole seconds.</summary>
    public static bool SaysTime(JsonElement said, string member, Instant found)
    {
        if (!said.TryGetProperty(member, out var value)) return true;
        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text
            && (text == InstantPattern.ExtendedIso.Format(found) || text == InstantPattern.General.Format(found));
    }
}
