using System.Text.Json;
using Spectre.Console;

namespace Filiform.Cli.Output;

/// <summary>Shows any document to people: single values in a list, each list of objects as a table.</summary>
internal static class DocumentTable
{
    public static void Show(JsonElement document, IAnsiConsole screen)
    {
        var members = Flat("", document).ToList();
        screen.Sheet([.. members.Where(member => !IsTable(member.Value)).Select(member => (member.Name, Cell.Of(member.Value)))]);
        foreach (var (name, value) in members)
            if (IsTable(value)) Rows(name, value, screen);
    }

    private static void Rows(string name, JsonElement rows, IAnsiConsole screen)
    {
        var read = rows.EnumerateArray().Select(row => Flat("", row).ToDictionary(cell => cell.Name, cell => cell.Value)).ToList();
        var columns = read.SelectMany(row => row.Keys).Distinct().ToArray();
        screen.Rows(name, columns, read.Select(row =>
            columns.Select(column => row.TryGetValue(column, out var value) ? Cell.Of(value) : "").ToArray()));
    }

    /// <summary>The members of an object, those of an inner object by both names.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Flat(string prefix, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return [(prefix.Length == 0 ? "value" : prefix, value)];
        return value.EnumerateObject().SelectMany(member =>
        {
            var name = prefix.Length == 0 ? member.Name : $"{prefix}.{member.Name}";
            return member.Value.ValueKind == JsonValueKind.Object ? Flat(name, member.Value) : [(name, member.Value)];
        });
    }

    private static bool IsTable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object);
}
