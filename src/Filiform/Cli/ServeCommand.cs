using System.CommandLine;

namespace Filiform.Cli;

/// <summary><c>filiform serve</c>: the web application.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var database = new Option<string?>("--database") { Description = "sqlite:PATH or postgres://user:password@host:port/name; default: FILIFORM_DATABASE" };
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on; default: http://127.0.0.1:PORT" };
        var knowledge = new Option<string?>("--knowledge") { Description = "Folder with clinic-rules.json: the clinic's own rules, stricter than ours; see filiform knowledge check" };
        var demonstration = new Option<bool>("--demonstration") { Description = "Simulated people, one-click sign-in and a mailbox page; on a loopback address only" };
        var command = new Command("serve", "Serves the web application.") { database, urls, knowledge, demonstration };
        command.SetAction((parsed, stop) => Serve.Run(new(parsed.GetValue(database), parsed.GetValue(urls), parsed.GetValue(demonstration), parsed.GetValue(knowledge)), stop));
        return command;
    }
}
