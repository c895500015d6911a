using System.CommandLine;
using System.Text.Json;
using Filiform.Cli.Output;
using Filiform.Store;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary><c>filiform doctor</c>: configuration, database, clock, disk, keys, mail.</summary>
internal static class DoctorCommand
{
    public static Command Build(Terminal terminal)
    {
        var (database, json) = (OnDatabase.Address(), Print.Json());
        var command = new Command("doctor", "Checks the installation. Changes nothing.") { database, json };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), terminal, async services =>
        {
            var findings = await ActivatorUtilities.CreateInstance<Doctor>(services).Run(OnDatabase.Now(services), stop);
            Print.Value(terminal, given.GetValue(json), findings, Show);
            return findings.Any(finding => finding.Verdict == "fail") ? ExitStatus.WrongInput : ExitStatus.Fine;
        }, stop, migrate: false));
        return command;
    }

    private static void Show(JsonElement findings, IAnsiConsole screen)
    {
        var table = new Table().AddColumns("Check", "Verdict", "What it means");
        foreach (var finding in findings.EnumerateArray())
            table.AddRow(
                Markup.Escape(Cell.Of(finding.GetProperty("id"))),
                finding.GetProperty("verdict").GetString() switch { "ok" => "[green]ok[/]", "warn" => "[yellow]warn[/]", _ => "[red]fail[/]" },
                Markup.Escape(Cell.Of(finding.GetProperty("message"))));
        screen.Write(table);
    }
}
