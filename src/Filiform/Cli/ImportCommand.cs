using System.CommandLine;
using System.Text.Json;
using Filiform.Cli.Output;
using Filiform.Journeys.Practice.Import;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary><c>filiform import FILE</c>: a network, or patients as a FHIR R4 bundle; all of it or nothing.</summary>
internal static class ImportCommand
{
    public const string Name = "import";

    public const string Help = """
        Brings in a network or patients. The same file again adds nothing.

        in   a network file (docs/network.schema.json), or a FHIR R4 bundle of patients
        out  {"added","changed","refused":[{"line","field","message"}],"warnings":[…],"kinds":{kind:{"added","changed"}},"ignored":{type:count}}

        All or nothing: with anything refused nothing was written, and the exit status is 1.
        """;

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string?>("FILE") { Description = "A network file, or a FHIR R4 bundle of patients; standard input when absent or '-'.", Arity = ArgumentArity.ZeroOrOne };
        var clinic = new Option<string?>("--clinic") { Description = "Id or short address of the clinic that patients belong to; needed once there are several.", HelpName = "ID" };
        var (database, json) = (OnDatabase.Address(), Print.Json());
        var command = new Command(Name, Help.Split('\n')[0]) { file, clinic, database, json };
        command.SetAction(async (given, stop) =>
        {
            var name = given.GetValue(file) ?? "-";
            await using var input = InputFile.Open(name, terminal);
            if (await InputFile.ReadAll(input, stop) is not { } bytes) return await InputFile.Refuse(name, [InputFile.TooLarge], terminal);
            return await OnDatabase.Run(given.GetValue(database), terminal, async services =>
            {
                var report = await services.GetRequiredService<ImportFile>().Run(bytes, given.GetValue(clinic), stop);
                if (report.Refused.IsEmpty || given.GetValue(json)) Print.Value(terminal, given.GetValue(json), report, Show);
                return report.Refused.IsEmpty
                    ? ExitStatus.Fine
                    : await InputFile.Refuse(name, report.Refused.Select(fault => new Json.JsonFault(fault.Line, fault.Field, fault.Message)), terminal);
            }, stop);
        });
        return command;
    }

    private static void Show(JsonElement report, IAnsiConsole screen)
    {
        screen.Rows("brought in", ["kind", "added", "changed"], report.GetProperty("kinds").EnumerateObject().Select(kind =>
            new[] { kind.Name, Cell.Of(kind.Value.GetProperty("added")), Cell.Of(kind.Value.GetProperty("changed")) }));
        screen.Rows("warnings", ["line", "field", "message"], report.GetProperty("warnings").EnumerateArray().Select(fault =>
            new[] { Cell.Of(fault.GetProperty("line")), Cell.Of(fault.GetProperty("field")), Cell.Of(fault.GetProperty("message")) }));
        screen.Rows("passed over", ["type", "number"], report.GetProperty("ignored").EnumerateObject().Select(type => new[] { type.Name, Cell.Of(type.Value) }));
        screen.Sheet(("added", Cell.Of(report.GetProperty("added"))), ("changed", Cell.Of(report.GetProperty("changed"))));
    }
}
