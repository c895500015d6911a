using System.CommandLine;
using Filiform.Cli.Output;
using Filiform.Journeys.Practice.Integrity;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Cli;

/// <summary><c>filiform backup FILE</c> and <c>filiform restore FILE</c>. The keys are never inside.</summary>
internal static class BackupCommands
{
    public static Command Backup(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The archive to write; it must not exist." };
        var (database, json) = (OnDatabase.Address(), Print.Json());
        var command = new Command("backup", "Copies the database, online and consistent, into an encrypted archive, and reads it back.") { file, database, json };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), terminal, async services =>
        {
            var path = given.GetRequiredValue(file);
            if (path == "-" || Path.Exists(path))
                return await Refuse(terminal, path == "-" ? "an archive is read back after it was written: name a file." : $"{path} exists already; no backup is written over another.");
            // What waits to be sealed belongs into the chain that is backed up.
            await AuditSeal.SealAll(services.GetRequiredService<Database>(), OnDatabase.Now(services));
            var manifest = await ActivatorUtilities.CreateInstance<Backup>(services).Run(path, OnDatabase.Now(services), stop);
            await services.GetRequiredService<Runner>().Run(services.GetRequiredService<NoteBackup>(), Done.It, Actor.System, stop);
            return Print.Value(terminal, given.GetValue(json), manifest);
        }, stop));
        return command;
    }

    public static Command Restore(Terminal terminal)
    {
        var file = new Argument<string?>("FILE") { Description = "An archive that 'backup' wrote; standard input when absent or '-'.", Arity = ArgumentArity.ZeroOrOne };
        var (database, json) = (OnDatabase.Address(), Print.Json());
        var command = new Command("restore", "Puts an archive in the place of the database, after proving it. Refuses while a server runs.") { file, database, json };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), terminal, async services =>
        {
            await using var archive = await InputFile.OnDisk(given.GetValue(file) ?? "-", terminal, stop);
            var outcome = await ActivatorUtilities.CreateInstance<Restore>(services).Run(archive.Path, OnDatabase.Now(services), stop);
            if (outcome.Refused is { } why)
            {
                if (given.GetValue(json)) Print.Value(terminal, asJson: true, outcome);
                return await Refuse(terminal, why);
            }

            await services.GetRequiredService<Runner>().Run(services.GetRequiredService<NoteRestore>(), Done.It, Actor.System, stop);
            await AuditSeal.SealAll(services.GetRequiredService<Database>(), OnDatabase.Now(services));
            return Print.Value(terminal, given.GetValue(json), outcome);
        }, stop, migrate: false));
        return command;
    }

    private static async Task<int> Refuse(Terminal terminal, string why)
    {
        await terminal.Error.WriteLineAsync($"filiform: {why}");
        return ExitStatus.WrongInput;
    }
}
