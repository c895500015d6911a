using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Filiform.Cli.Output;

/// <summary>Shows any document to people: single values in a list, each list of objects as a table.</summary>
internal static class DocumentTable
{
    /// <param name="hidden">Names of members that are left out.</param>
    public static void Show(JsonElement document, IAnsiConsole screen, ImmutableHashSet<string> hidden)
    {
        var members = Flat("", document, hidden).ToList();
        var values = new Grid().AddColumn().AddColumn();
        foreach (var (name, value) in members)
            if (!IsTable(value)) values.AddRow(new Text(name, new Style(Color.Teal)), new Text(Words(value)));
        if (values.Rows.Count > 0) screen.Write(values);
        foreach (var (name, value) in members)
            if (IsTable(value)) screen.Write(TableOf(name, value, hidden));
    }

    private static Table TableOf(string name, JsonElement rows, ImmutableHashSet<string> hidden)
    {
        var read = rows.EnumerateArray().Select(row => Flat("", row, hidden).ToList()).ToList();
        var columns = read.SelectMany(row => row.Select(cell => cell.Name)).Distinct().ToList();
        var table = new Table { Title = new TableTitle(Markup.Escape(name), new Style(Color.Teal)), Border = TableBorder.Rounded };
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        foreach (var row in read)
        {
            var cells = row.ToDictionary(cell => cell.Name, cell => cell.Value);
            table.AddRow(columns.Select(column => new Text(cells.TryGetValue(column, out var value) ? Words(value) : "")));
        }
        return table;
    }

    /// <summary>The members of an object, those of an inner object by both names.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Flat(string prefix, JsonElement value, ImmutableHashSet<string> hidden)
    {
        if (value.ValueKind != JsonValueKind.Object) return [(prefix.Length == 0 ? "value" : prefix, value)];
        return value.EnumerateObject().Where(member => !hidden.Contains(member.Name)).SelectMany(member =>
        {
            var name = prefix.Length == 0 ? member.Name : $"{prefix}.{member.Name}";
            return member.Value.ValueKind == JsonValueKind.Object ? Flat(name, member.Value, hidden) : [(name, member.Value)];
        });
    }

    private static bool IsTable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object);

    /// <summary>For reading, so numbers are cut where nobody reads on; whoever computes asks for <c>--json</c>.</summary>
    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "–",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetDouble().ToString("G4", CultureInfo.InvariantCulture),
        JsonValueKind.Array when value.GetArrayLength() == 0 => "–",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Words)),
        _ => string.Join(" ", value.EnumerateObject().Select(member => $"{member.Name} {Words(member.Value)}")),
    };
}
