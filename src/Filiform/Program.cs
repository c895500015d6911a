using Filiform.Cli;

// The web server is one command of the command line; see ServeCommand, then WebApp.
var terminal = Terminal.Console();
return await CommandLine.Run(
    args, terminal, ServeCommand.Build(), ImportCommand.Build(terminal), ExportCommand.Build(terminal), AuditCommand.Build(terminal),
    DoctorCommand.Build(terminal), BackupCommands.Backup(terminal), BackupCommands.Restore(terminal));
