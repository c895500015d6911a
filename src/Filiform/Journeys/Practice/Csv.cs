using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Practice;

/// <summary>A list as a file for a spreadsheet (RFC 4180). No cell can act as a formula there.</summary>
public static class Csv
{
    /// <param name="name">File name without its ending; never a person's name.</param>
    public static FileContentResult File(string name, IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows) =>
        // The mark in front tells spreadsheets that this is UTF-8.
        new([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text(header, rows))], "text/csv; charset=utf-8") { FileDownloadName = name + ".csv" };

    public static string Text(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header)) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(string? value)
    {
        var safe = value is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n'), ..] ? "'" + value : value ?? "";
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
