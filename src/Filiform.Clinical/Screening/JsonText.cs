using System.Text.Json;

namespace Filiform.Clinical.Screening;

/// <summary>Texts of a document that may hold half a character (<c>"\ud800"</c>), which JSON allows and a string does not.</summary>
internal static class JsonText
{
    /// <returns>The text; null when it is none, or cannot be read.</returns>
    internal static string? Read(JsonElement json) => json.ValueKind == JsonValueKind.String ? Try(json.GetString) : null;

    /// <returns>The name; null when it cannot be read.</returns>
    internal static string? Name(JsonProperty member) => Try(() => member.Name);

    private static string? Try(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
