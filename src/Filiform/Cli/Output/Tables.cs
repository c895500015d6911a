using Spectre.Console;

namespace Filiform.Cli.Output;

/// <summary>The two forms that everything for people takes.</summary>
internal static class Tables
{
    /// <summary>Names and values below each other; nothing when there are none.</summary>
    public static void Sheet(this IAnsiConsole screen, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (values.IsEmpty) return;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in values) grid.AddRow(new Text(name, new Style(Color.Teal)), new Text(value));
        screen.Write(grid);
    }

    /// <summary>A table with a title; nothing when it has no rows.</summary>
    public static void Rows(this IAnsiConsole screen, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title), new Style(Color.Teal)), Border = TableBorder.Rounded };
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        if (table.Rows.Count > 0) screen.Write(table);
    }
}
