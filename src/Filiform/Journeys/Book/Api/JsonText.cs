using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Filiform.Journeys.Book.Api;

/// <summary>Finds what JSON allows and Unicode does not: half a character (<c>"\ud800"</c>), or bytes that are no UTF-8.</summary>
internal static class JsonText
{
    /// <returns>The path of the first name or text that is none; null when all can be read.</returns>
    public static string? FirstThatIsNone(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Select(member => InMember(member, path)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => json.EnumerateArray().Select((item, at) => FirstThatIsNone(item, $"{path}[{at}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.String => Reads(() => json.GetString()) ? null : path,
        _ => null,
    };

    private static string? InMember(JsonProperty member, string path)
    {
        var before = path.Length == 0 ? "" : path + ".";
        return Reads(() => member.Name) ? FirstThatIsNone(member.Value, before + member.Name) : before + Raw(member);
    }

    /// <summary>The name as it was sent, escapes and all; a byte that is no text becomes a mark.</summary>
    private static string Raw(JsonProperty member) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member));

    private static bool Reads(Func<string?> text)
    {
        try
        {
            _ = text();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
