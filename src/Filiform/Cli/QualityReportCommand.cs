using System.CommandLine;
using System.Globalization;
using System.Text;
using Filiform.Cli.Json;
using Filiform.Cli.Output;
using Filiform.Clinical.Quality;
using Filiform.Clinical.Strict;

namespace Filiform.Cli;

/// <summary><c>filiform quality report</c>: rates, funnel and charts of a network from a file of treatments.</summary>
internal static class QualityReportCommand
{
    public const string Name = "quality report";

    public const string Help = """
        Reports rates, completeness, funnel and cumulative sums from a file of treatments.

        in   comma-separated values, one row a treatment: clinic,date, the strata region,electrical,firstNeedlingForPatient,
             bleedingRiskRecorded, immediateEvents,delayedEvents. Events are ids of safety.json joined by ';', 'none' for none, empty
             where nobody answered.
        out  {"statement","questions":[…],"serious":[…],"published":{"warning","comparisons":[…]},"knowledgeVersion"}

        The two questions are never pooled: they find different events. Not answered is missing, never "no event". A signal asks for a
        case review; it never ranks clinicians. Rows are counted as the lines of the file.
        """;

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string?>("FILE.csv") { Description = "The treatments; standard input when absent or '-'.", Arity = ArgumentArity.ZeroOrOne };
        var json = Print.Json();
        var command = new Command("report", Help.Split('\n')[0]) { file, json };
        command.SetAction((given, stop) => Run(given.GetValue(file) ?? "-", given.GetValue(json), terminal, stop));
        return command;
    }

    private static async Task<int> Run(string name, bool asJson, Terminal terminal, CancellationToken stop)
    {
        await using var input = InputFile.Open(name, terminal);
        if (await InputFile.ReadAll(input, stop) is not { } bytes) return await InputFile.Refuse(name, [InputFile.TooLarge], terminal);

        var utf8 = StrictJson.WithoutMark(bytes);
        if (StrictJson.NotUtf8(utf8.Span) is { } encoding) return await InputFile.Refuse(name, [encoding], terminal);

        var knowledge = QualityKnowledge.Embedded();
        var read = TreatmentCsv.Read(Encoding.UTF8.GetString(utf8.Span), knowledge);
        if (!read.Understood) return await InputFile.Refuse(name, read.Faults.Select(Located), terminal);
        if (read.Required.IsEmpty) return await InputFile.Refuse(name, [new(2, null, "holds no treatment; one row for each is expected")], terminal);

        var report = new QualityReporter(knowledge).Report(read.Required);
        return Print.Document(terminal, asJson, writer => ReportDocument.Write(report, knowledge, writer), QualityReportTables.Show);
    }

    /// <summary>The reader names a place as <c>line 7</c> or <c>line 7: date</c>.</summary>
    private static JsonFault Located(InputFault fault)
    {
        var parts = fault.Field["line ".Length..].Split(": ");
        return new(long.Parse(parts[0], CultureInfo.InvariantCulture), parts.ElementAtOrDefault(1), fault.Message);
    }
}
