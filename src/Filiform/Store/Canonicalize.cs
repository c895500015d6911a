using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Filiform.Store;

/// <summary>RFC 8785 canonical JSON, for what is hashed or signed: members sorted by UTF-16, least escaping, no spaces.</summary>
/// <remarks>Numbers are whole numbers or decimals within double precision; nothing we sign holds others.</remarks>
public static class Canonicalize
{
    public static string Write(IReadOnlyDictionary<string, object?> members)
    {
        var text = new StringBuilder();
        Append(text, JsonSerializer.SerializeToNode(members));
        return text.ToString();
    }

    /// <param name="json">Any JSON text.</param>
    public static string Write(string json)
    {
        var text = new StringBuilder();
        Append(text, JsonNode.Parse(json));
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null: text.Append("null"); break;
            case JsonObject members: AppendObject(text, members); break;
            case JsonArray items: AppendArray(text, items); break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String: AppendText(text, value.GetValue<string>()); break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number: AppendNumber(text, value.ToJsonString()); break;
            default: text.Append(node.ToJsonString()); break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject members)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            AppendText(text, name);
            text.Append(':');
            Append(text, value);
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (var at = 0; at < items.Count; at++)
        {
            if (at > 0) text.Append(',');
            Append(text, items[at]);
        }

        text.Append(']');
    }

    /// <summary>As ECMAScript prints it, for magnitudes below 1e21 and not below 1e-6, where .NET's shortest form agrees.</summary>
    private static void AppendNumber(StringBuilder text, string json)
    {
        var number = double.Parse(json, CultureInfo.InvariantCulture);
        text.Append(number == Math.Floor(number) && Math.Abs(number) < 1e15
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture));
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }
}
