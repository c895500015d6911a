using System.Text;

namespace Filiform.Clinical.Quality;

/// <param name="Number">Counted from 1, of the line on which it begins.</param>
/// <param name="Wrong">What is wrong with its quotes; null where nothing is.</param>
internal readonly record struct CsvLine(int Number, ImmutableArray<string> Cells, string? Wrong);

/// <summary>Cells of a comma-separated file (RFC 4180); blank lines are skipped. A quote stands round a whole cell or not at all: half of one means that half of
/// the file is missing.</summary>
internal static class CsvLines
{
    private enum Cell { Plain, Quoted, Closed }

    public static IEnumerable<CsvLine> Of(string text)
    {
        var (cells, cell, state, line, started) = (ImmutableArray.CreateBuilder<string>(), new StringBuilder(), Cell.Plain, 1, 1);
        string? wrong = null;
        for (var at = text.StartsWith('\uFEFF') ? 1 : 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : '\n';
            if (state == Cell.Quoted && at < text.Length)
            {
                if (c != '"') cell.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
                else state = Cell.Closed;
            }
            else if (c == ',') Close();
            else if (c == '\n')
            {
                if (state == Cell.Quoted) wrong = "opens a quote that is never closed";
                Close();
                if (cells is not [{ Length: 0 }] || wrong is not null) yield return new(started, cells.ToImmutable(), wrong);
                cells.Clear();
                (started, wrong) = (line + 1, null);
            }
            else if (c == '"' && cell.Length == 0 && state == Cell.Plain) state = Cell.Quoted;
            else if (c == '"' || (state == Cell.Closed && c != '\r')) wrong = "must have quotes round a whole cell, and doubled inside one";
            else if (c != '\r') cell.Append(c);
            if (c == '\n') line++;
        }

        void Close()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            state = Cell.Plain;
        }
    }
}
