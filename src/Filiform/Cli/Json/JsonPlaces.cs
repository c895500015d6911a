using System.Text.Json;

namespace Filiform.Cli.Json;

/// <summary>Finds places in a document that was found wrong. Slow, because nobody needs it for one that is right.</summary>
internal static class JsonPlaces
{
    /// <summary>On which line each of the fields stands; one that is missing, on the line of what it is missing from. Ordered by line.</summary>
    public static IReadOnlyList<JsonFault> Locate(ReadOnlySpan<byte> utf8, IEnumerable<(string Field, string Message)> faults)
    {
        var lines = new Dictionary<string, long>();
        var walk = new JsonWalk(utf8);
        while (walk.Next()) if (walk.AtValue) lines.TryAdd(walk.Path, walk.Line);
        return [.. faults.Select(fault => new JsonFault(Line(fault.Field), fault.Field.Length == 0 ? null : fault.Field, fault.Message)).OrderBy(fault => fault.Line)];

        long Line(string field)
        {
            while (field.Length > 0 && !lines.ContainsKey(field)) field = field[..Math.Max(0, field.AsSpan().LastIndexOfAny('.', '['))];
            return lines.GetValueOrDefault(field, 1);
        }
    }

    /// <summary>The first name that stands twice in one object.</summary>
    public static JsonFault Duplicate(ReadOnlySpan<byte> utf8)
    {
        var seen = new HashSet<string>();
        var walk = new JsonWalk(utf8);
        while (walk.Next())
            if (walk.AtValue && !seen.Add(walk.Path)) return new(walk.Line, walk.Path, "stands twice; each name may stand once in an object");
        return new(1, null, "has a name twice in one object");
    }

    /// <summary>The first text with one half of a surrogate pair, which no encoding can carry on.</summary>
    public static JsonFault? HalfCharacter(ReadOnlySpan<byte> utf8)
    {
        var walk = new JsonWalk(utf8);
        while (walk.Next())
            if (walk.AtHalfCharacter) return new(walk.Line, walk.Place, "holds half a character (a lone \\ud800 to \\udfff)");
        return null;
    }

    public static long LineAt(ReadOnlySpan<byte> utf8, int offset) => 1 + utf8[..offset].Count((byte)'\n');
}
