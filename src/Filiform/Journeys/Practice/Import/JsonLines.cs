using System.Text.Json;
using Filiform.Journeys.Practice.Network;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Finds the line on which a field of a document stands. Slow, because only a document that was refused is asked.</summary>
internal static class JsonLines
{
    /// <summary>Each fault with its line; one about a missing member has the line of what it is missing from.</summary>
    public static ImmutableArray<ImportFault> Locate(ReadOnlySpan<byte> utf8, IReadOnlyCollection<InputFault> faults)
    {
        if (faults.Count == 0) return [];
        var lines = Walk(utf8);
        return [.. faults.Select(fault => new ImportFault(Line(lines, fault.Field), fault.Field.Length == 0 ? null : fault.Field, fault.Message))];
    }

    private static long Line(Dictionary<string, long> lines, string field)
    {
        while (field.Length > 0 && !lines.ContainsKey(field)) field = field[..Math.Max(0, field.AsSpan().LastIndexOfAny('.', '['))];
        return lines.GetValueOrDefault(field, 1);
    }

    private static Dictionary<string, long> Walk(ReadOnlySpan<byte> utf8)
    {
        var lines = new Dictionary<string, long>();
        var open = new Stack<(string Path, int Next)>();
        var reader = new Utf8JsonReader(utf8);
        var (name, line, counted) = ("", 1L, 0);
        while (reader.Read())
        {
            var at = (int)reader.TokenStartIndex;
            line += utf8[counted..at].Count((byte)'\n');
            counted = at;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName: name = reader.GetString()!; continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray: open.Pop(); continue;
            }

            var path = Enter(open, name);
            lines.TryAdd(path, line);
            if (reader.TokenType == JsonTokenType.StartObject) open.Push((path, -1));
            if (reader.TokenType == JsonTokenType.StartArray) open.Push((path, 0));
        }

        return lines;
    }

    /// <summary>The path of the value that begins here.</summary>
    private static string Enter(Stack<(string Path, int Next)> open, string name)
    {
        if (open.Count == 0) return "";
        var (path, next) = open.Pop();
        open.Push((path, next < 0 ? next : next + 1));
        return next >= 0 ? $"{path}[{next}]" : path.Length == 0 ? name : $"{path}.{name}";
    }
}
