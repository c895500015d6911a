using System.Text;

namespace Filiform.Clinical.Quality;

/// <summary>Cells of a comma-separated file (RFC 4180); blank lines are skipped.</summary>
internal static class CsvLines
{
    public static IEnumerable<(int Line, ImmutableArray<string> Cells)> Of(string text)
    {
        var (cells, cell, quoted, line, started) = (ImmutableArray.CreateBuilder<string>(), new StringBuilder(), false, 1, 1);
        for (var at = text.StartsWith('\uFEFF') ? 1 : 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : '\n';
            if (quoted && at < text.Length)
            {
                if (c != '"') cell.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == ',') Close();
            else if (c == '\n')
            {
                Close();
                if (cells is not [{ Length: 0 }]) yield return (started, cells.ToImmutable());
                cells.Clear();
                started = line + 1;
            }
            else if (c != '\r') cell.Append(c);
            if (c == '\n') line++;
        }

        void Close()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
