using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Filiform.Cli;

/// <summary>Says one line of each command in a list of them, and all of it when asked about the command itself.</summary>
internal sealed class LongHelp(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string> Texts = new(Commands.All.Select(command => KeyValuePair.Create(command.Name, command.Help)))
    {
        [AtlasShow.Name] = AtlasShow.Help, [QualityReportCommand.Name] = QualityReportCommand.Help, [KnowledgeCheck.Name] = KnowledgeCheck.Help,
        [ImportCommand.Name] = ImportCommand.Help, [AuditCommand.Name] = AuditCommand.Help,
    };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = usual.Invoke(parseResult);
        var rest = Texts.GetValueOrDefault(CommandLine.Words(parseResult)["filiform".Length..].TrimStart())?.Split('\n')[1..];
        if (rest is { Length: > 0 }) parseResult.InvocationConfiguration.Output.WriteLine(string.Join('\n', rest).Trim());
        return status;
    }

    public static void Give(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>()) help.Action = new LongHelp((SynchronousCommandLineAction)help.Action!);
    }
}
