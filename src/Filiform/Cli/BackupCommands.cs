using System.CommandLine;
using Filiform.Store;

namespace Filiform.Cli;

/// <summary><c>filiform backup FILE</c> and <c>filiform restore FILE</c>. The keys are never inside.</summary>
internal static class BackupCommands
{
    public static Command Backup(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The archive to write; it must not exist." };
        var database = OnDatabase.Address();
        var command = new Command("backup", "Copies the database, online and consistent, into an encrypted archive, and reads it back.") { file, database };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), async services =>
        {
            await OnDatabase.Print(terminal, await ActivatorUtilities.CreateInstance<Backup>(services).Run(given.GetRequiredValue(file), Now(services), stop));
            return ExitStatus.Fine;
        }, stop));
        return command;
    }

    public static Command Restore(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "An archive that 'backup' wrote." };
        var database = OnDatabase.Address();
        var command = new Command("restore", "Puts an archive in the place of the database, after proving it. Refuses while a server runs.") { file, database };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), async services =>
        {
            var outcome = await ActivatorUtilities.CreateInstance<Restore>(services).Run(given.GetRequiredValue(file), Now(services), stop);
            await OnDatabase.Print(terminal, outcome);
            return outcome.Refused is null ? ExitStatus.Fine : ExitStatus.WrongInput;
        }, stop, migrate: false));
        return command;
    }

    private static Instant Now(IServiceProvider services) => services.GetRequiredService<IClock>().GetCurrentInstant();
}
