using System.CommandLine;

namespace Filiform.Cli;

/// <summary>The door for operators, scripts and researchers.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command of the shell.</summary>
    /// <param name="more">Commands that need more than this door, such as <c>serve</c>.</param>
    /// <returns>The exit status, see <see cref="ExitStatus"/>.</returns>
    public static Task<int> Run(string[] args, params Command[] more) => Run(args, Terminal.Console(), more);

    public static async Task<int> Run(string[] args, Terminal terminal, params Command[] more)
    {
        // No response files: an argument that begins with @ is an argument.
        var parsed = Root(terminal, more).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await terminal.Error.WriteLineAsync($"filiform: {error.Message}");
            await terminal.Error.WriteLineAsync($"Try '{Words(parsed)} --help'.");
            return ExitStatus.Usage;
        }
        return await Invoke(parsed, terminal);
    }

    private static async Task<int> Invoke(ParseResult parsed, Terminal terminal)
    {
        await using var output = new StreamWriter(terminal.Out, leaveOpen: true);
        try
        {
            return await parsed.InvokeAsync(new() { Output = output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            await terminal.Error.WriteLineAsync($"filiform: {fault.Message}");
            return ExitStatus.Usage;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"filiform: cannot read or write: {fault.Message}");
            return ExitStatus.Failed;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("filiform: stopped.");
            return ExitStatus.Failed;
        }
        catch (Exception fault)
        {
            await terminal.Error.WriteLineAsync($"filiform: the program failed: {fault.Message}");
            return ExitStatus.Failed;
        }
    }

    private static RootCommand Root(Terminal terminal, IEnumerable<Command> more)
    {
        var root = new RootCommand("Filiform runs dry-needling services. Each command reads one JSON document and answers with another.");
        foreach (var command in Commands.All) Under(root, command.Name).Add(new DocumentCommand(command, terminal).Build());
        Under(root, AtlasShow.Name).Add(AtlasShow.Build(terminal));
        Under(root, QualityReportCommand.Name).Add(QualityReportCommand.Build(terminal));
        Under(root, KnowledgeCheck.Name).Add(KnowledgeCheck.Build(terminal));
        Under(root, GenerateNetwork.Name).Add(GenerateNetwork.Build(terminal));
        root.Add(SchemaCommand.Build(terminal));
        foreach (var command in more) root.Add(command);
        LongHelp.Give(root);
        return root;
    }

    /// <summary>The command that the last word of the name belongs under; made when it is not there yet.</summary>
    private static Command Under(Command root, string name)
    {
        foreach (var word in name.Split(' ')[..^1])
        {
            var group = root.Subcommands.FirstOrDefault(command => command.Name == word);
            if (group is null) root.Add(group = new Command(word, $"Commands of '{word}'."));
            root = group;
        }
        return root;
    }

    /// <summary>The words of the command that was called, such as <c>filiform atlas rank</c>.</summary>
    internal static string Words(ParseResult parsed)
    {
        var words = new List<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
            words.Insert(0, at.Command is RootCommand ? "filiform" : at.Command.Name);
        return string.Join(' ', words);
    }
}
