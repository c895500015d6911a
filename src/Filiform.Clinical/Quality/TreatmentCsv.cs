using Filiform.Clinical.Strict;
using NodaTime.Text;

namespace Filiform.Clinical.Quality;

/// <summary>Reads the file of <c>quality report</c>: one row a treatment.</summary>
public static class TreatmentCsv
{
    private const string None = "none";
    private const int EarliestYear = 1900;

    /// <returns>All treatments, or every fault by line and column (<c>line 7: date</c>).</returns>
    public static Reading<ImmutableArray<Treatment>> Read(string text, QualityKnowledge knowledge)
    {
        string[] columns = ["clinic", "date", .. knowledge.Strata.Select(stratum => stratum.Name), "immediateEvents", "delayedEvents"];
        var faults = new List<InputFault>();
        var treatments = ImmutableArray.CreateBuilder<Treatment>();
        var order = Array.Empty<int>();
        foreach (var (line, cells, wrong) in CsvLines.Of(text))
        {
            if (wrong is not null) faults.Add(new InputFault($"line {line}", wrong));
            else if (order.Length == 0)
            {
                order = [.. columns.Select(column => cells.IndexOf(column))];
                if (order.Contains(-1) || cells.Length != columns.Length)
                    return new Reading<ImmutableArray<Treatment>>(default, [new InputFault($"line {line}", WrongHeader(cells, columns))]);
            }
            else if (cells.Length != columns.Length) faults.Add(new InputFault($"line {line}", $"must have {columns.Length} columns"));
            else treatments.Add(One(line, [.. order.Select(at => cells[at].Trim())], columns, knowledge, faults));
        }
        if (order.Length == 0 && faults.Count == 0) faults.Add(new InputFault("line 1", $"is empty; it must name the columns {string.Join(",", columns)}"));
        return faults.Count == 0 ? new Reading<ImmutableArray<Treatment>>(treatments.ToImmutable(), []) : new Reading<ImmutableArray<Treatment>>(default, [.. faults]);
    }

    private static string WrongHeader(ImmutableArray<string> cells, string[] columns)
    {
        string Named(string what, IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? $"; {what}: {list}" : "";
        var apart = cells is [var only] && only.IndexOfAny([';', '\t']) >= 0 ? "; cells are separated by commas" : "";
        return $"must name the columns {string.Join(",", columns)}{apart}{Named("missing", columns.Except(cells))}{Named("unknown", cells.Except(columns))}"
            + Named("twice", cells.GroupBy(cell => cell).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    private static Treatment One(int line, ImmutableArray<string> cells, string[] columns, QualityKnowledge knowledge, List<InputFault> faults)
    {
        void Fault(int column, string message) => faults.Add(new InputFault($"line {line}: {columns[column]}", message));
        if (cells[0].Length == 0) Fault(0, "must name the clinic");
        var date = LocalDatePattern.Iso.Parse(cells[1]);
        if (!date.Success || date.Value.Year < EarliestYear) Fault(1, $"must be a date such as 2027-02-08, from {EarliestYear} on");
        var strata = ImmutableArray.CreateRange(cells, 2, knowledge.Strata.Length, value => value);
        foreach (var (stratum, at) in knowledge.Strata.Select((stratum, at) => (stratum, at)))
            if (!stratum.Values.Contains(strata[at])) Fault(at + 2, $"must be one of {string.Join(", ", stratum.Values)}");
        return new Treatment(line, cells[0], date.Success ? date.Value : default, strata, Events(cells.Length - 2), Events(cells.Length - 1));

        ImmutableArray<string>? Events(int column)
        {
            if (cells[column].Length == 0) return null;
            if (cells[column] == None) return [];
            var events = cells[column].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
            if (events.FirstOrDefault(id => !(knowledge.EventById.TryGetValue(id, out var known) && known.Question is not null)) is { } wrong)
                Fault(column, $"'{wrong}' is no adverse event of safety.json that a treatment can record");
            if (events.IsEmpty) Fault(column, $"must name events joined by ';', '{None}' for none, or stay empty where nobody answered");
            if (events.Distinct().Count() != events.Length) Fault(column, "names an event twice");
            return events;
        }
    }
}
