using System.CommandLine;

namespace Filiform.Cli;

/// <summary><c>filiform import FILE</c>: a network, or patients as a FHIR R4 bundle; all of it or nothing.</summary>
internal static class ImportCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A network file, or a FHIR R4 bundle of patients." };
        var clinic = new Option<string?>("--clinic") { Description = "Id or short address of the clinic that patients belong to; needed once there are several.", HelpName = "ID" };
        var database = OnDatabase.Address();
        var command = new Command("import", "Brings in a network or patients. The same file again adds nothing.") { file, clinic, database };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), async services =>
        {
            var bytes = await File.ReadAllBytesAsync(given.GetRequiredValue(file), stop);
            var import = ActivatorUtilities.CreateInstance<ImportFile>(services);
            var report = await import.Run(bytes, given.GetValue(clinic), stop);
            await OnDatabase.Print(terminal, report);
            foreach (var fault in report.Refused) await terminal.Error.WriteLineAsync($"filiform: line {fault.Line}: {fault.Field}: {fault.Message}");
            return report.Refused.IsEmpty ? ExitStatus.Fine : ExitStatus.WrongInput;
        }, stop));
        return command;
    }
}
