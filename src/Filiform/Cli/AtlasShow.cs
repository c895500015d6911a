using System.CommandLine;
using System.Text.Json;
using Filiform.Clinical.Atlas;
using Filiform.Cli.Output;

namespace Filiform.Cli;

/// <summary><c>filiform atlas show</c>: one muscle's record in full.</summary>
internal static class AtlasShow
{
    public const string Name = "atlas show";

    public const string Help = """
        Prints a muscle's record with its hazards and sources in full.

        out  the record of muscles.json; hazards and sources stand in full instead of their ids, and knowledgeVersion last

        Needle lengths are those commonly chosen, never a depth. An id that does not exist is a usage error (exit status 2).
        """;

    public static Command Build(Terminal terminal)
    {
        var atlas = new Lazy<ReferralAtlas>(ReferralAtlas.Embedded);
        var muscle = Known.Argument("MUSCLE", "muscle", () => atlas.Value.MuscleById.Keys);
        var json = Print.Json();
        var command = new Command("show", Help.Split('\n')[0]) { muscle, json };
        command.SetAction(given => Print.Document(
            terminal, given.GetValue(json), writer => ShowDocument.Write(atlas.Value.MuscleById[given.GetRequiredValue(muscle)], atlas.Value, writer),
            DocumentTable.Show));
        return command;
    }
}
