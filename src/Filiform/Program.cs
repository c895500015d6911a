using Filiform.Cli;

// The web server is one command of the command line; see ServeCommand, then WebApp.
return await CommandLine.Run(args, ServeCommand.Build());
