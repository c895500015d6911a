using System.CommandLine;
using Filiform.Store;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary><c>filiform doctor</c>: configuration, database, clock, disk, keys, mail.</summary>
internal static class DoctorCommand
{
    public static Command Build(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "One JSON document instead of a table." };
        var database = OnDatabase.Address();
        var command = new Command("doctor", "Checks the installation.") { json, database };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), async services =>
        {
            var findings = await ActivatorUtilities.CreateInstance<Doctor>(services).Run(services.GetRequiredService<IClock>().GetCurrentInstant(), stop);
            if (given.GetValue(json)) await OnDatabase.Print(terminal, findings);
            else await Show(terminal, findings);
            return findings.Any(finding => finding.Verdict == "fail") ? ExitStatus.WrongInput : ExitStatus.Fine;
        }, stop));
        return command;
    }

    private static async Task Show(Terminal terminal, ImmutableArray<DoctorFinding> findings)
    {
        await using var output = new StreamWriter(terminal.Out, leaveOpen: true);
        var table = new Table().AddColumns("Check", "Verdict", "What it means");
        foreach (var finding in findings)
            table.AddRow(Markup.Escape(finding.Id), finding.Verdict switch { "ok" => "[green]ok[/]", "warn" => "[yellow]warn[/]", _ => "[red]fail[/]" }, Markup.Escape(finding.Message));
        terminal.Screen(output).Write(table);
    }
}
