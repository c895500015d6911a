using System.CommandLine;
using Filiform.Cli.Output;
using Filiform.Journeys.Practice.Import;
using Filiform.Pipeline;

namespace Filiform.Cli;

/// <summary><c>filiform export DIR</c>: the network as the file that <c>import</c> reads.</summary>
internal static class ExportCommand
{
    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Where to write network.json; '-' writes it to standard output." };
        var (database, json) = (OnDatabase.Address(), Print.Json());
        var command = new Command("export", "Writes the network back as a file.") { folder, database, json };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), terminal, async services =>
        {
            var network = (await services.GetRequiredService<Runner>().Run(services.GetRequiredService<ExportNetwork>(), Done.It, Actor.System, stop)).Value;
            if (given.GetRequiredValue(folder) is not "-" and var named)
            {
                var path = Path.Combine(Directory.CreateDirectory(named).FullName, "network.json");
                await File.WriteAllBytesAsync(path, NetworkJson.Write(network), stop);
                return Print.Value(terminal, given.GetValue(json), new
                {
                    file = path, clinics = network.Clinics.Length, practitioners = network.Practitioners.Length, visitTypes = network.VisitTypes.Length, rosters = network.Rosters.Length,
                });
            }

            await terminal.Out.WriteAsync(NetworkJson.Write(network), stop);
            await terminal.Out.WriteAsync("\n"u8.ToArray(), stop);
            return ExitStatus.Fine;
        }, stop));
        return command;
    }
}
