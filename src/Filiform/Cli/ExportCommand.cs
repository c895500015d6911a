using System.CommandLine;
using Filiform.Journeys.Practice.Import;
using Filiform.Pipeline;

namespace Filiform.Cli;

/// <summary><c>filiform export DIR</c>: the network as the file that <c>import</c> reads.</summary>
internal static class ExportCommand
{
    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Where to write network.json." };
        var database = OnDatabase.Address();
        var command = new Command("export", "Writes the network back as a file.") { folder, database };
        command.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), async services =>
        {
            var network = (await services.GetRequiredService<Runner>().Run(services.GetRequiredService<ExportNetwork>(), Done.It, Actor.System, stop)).Value;
            var path = Path.Combine(Directory.CreateDirectory(given.GetRequiredValue(folder)).FullName, "network.json");
            await File.WriteAllBytesAsync(path, NetworkJson.Write(network), stop);
            await terminal.Error.WriteLineAsync($"Wrote {path}");
            return ExitStatus.Fine;
        }, stop));
        return command;
    }
}
