using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Filiform.Journeys.Practice.Network;
using Filiform.Journeys.Practice.Network.Generate;
using NodaTime.Text;

namespace Filiform.Cli;

/// <summary><c>filiform generate network</c>: a made-up network, for demonstrations, tests and measurements.</summary>
internal static class GenerateNetwork
{
    public const string Name = "generate network";

    /// <summary>Without a day the command needs no clock, and the same seed gives the same bytes for ever.</summary>
    private static readonly LocalDate UsualDay = new(2026, 11, 23);

    private static readonly JsonWriterOptions Indented = new() { Indented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build(Terminal terminal)
    {
        var clinics = Count("--clinics", "How many clinics; up to 20 stand in one region, more all over the United States.", 6, NetworkGenerator.MostClinics);
        var people = Count("--practitioners", "How many practitioners; at least one a clinic.", 14, NetworkGenerator.MostPractitioners);
        var seed = new Option<ulong>("--seed") { Description = "The same seed makes the same network.", DefaultValueFactory = _ => 1 };
        var day = new Option<LocalDate>("--as-of")
        {
            Description = "The day that credentials, shifts and leave lie around.", HelpName = "DATE",
            DefaultValueFactory = _ => UsualDay, CustomParser = Day,
        };
        var file = new Option<string?>("--out") { Description = "Where to write it; standard output unless given.", HelpName = "FILE" };
        var command = new Command("network", "Makes up a network in real cities, as the file that 'import' and 'slots' read.") { clinics, people, seed, day, file };
        command.SetAction(async (given, stop) =>
        {
            if (given.GetValue(people) < given.GetValue(clinics))
            {
                await terminal.Error.WriteLineAsync("filiform: --practitioners must be at least --clinics: every clinic has somebody.");
                return ExitStatus.Usage;
            }
            var network = NetworkGenerator.Make(given.GetValue(clinics), given.GetValue(people), given.GetValue(seed), given.GetValue(day));
            return await Write(network, given.GetValue(file), terminal, stop);
        });
        return command;
    }

    private static async Task<int> Write(NetworkFile network, string? file, Terminal terminal, CancellationToken stop)
    {
        if (file is null or "-") await Write(network, terminal.Out, stop);
        else
        {
            await using var target = new FileStream(file, FileMode.Create, FileAccess.Write);
            await Write(network, target, stop);
        }
        return ExitStatus.Fine;
    }

    private static async Task Write(NetworkFile network, Stream target, CancellationToken stop)
    {
        await using (var json = new Utf8JsonWriter(target, Indented)) NetworkWriter.Write(network, json);
        await target.WriteAsync("\n"u8.ToArray(), stop);
    }

    private static Option<int> Count(string name, string help, int usual, int most) => new(name)
    {
        Description = help, HelpName = "N", DefaultValueFactory = _ => usual,
        CustomParser = given =>
        {
            if (int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most) return count;
            given.AddError(FormattableString.Invariant($"{name} must be a whole number from 1 to {most}."));
            return 0;
        },
    };

    private static LocalDate Day(ArgumentResult given)
    {
        if (LocalDatePattern.Iso.Parse(given.Tokens[0].Value) is { Success: true, Value: { Year: >= 1950 and <= 2150 } day }) return day;
        given.AddError("--as-of must be a date such as 2026-11-23, from 1950 to 2150.");
        return default;
    }
}
