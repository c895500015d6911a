using System.CommandLine;
using System.Text.Json;
using Filiform.Cli.Json;
using Filiform.Cli.Output;

namespace Filiform.Cli;

/// <summary>Gives a <see cref="ClinicalCommand"/> its place on the command line: file or standard input, <c>--json</c>, <c>--batch</c>.</summary>
internal sealed class DocumentCommand(ClinicalCommand command, Terminal terminal)
{
    private readonly Argument<string?> file = new("FILE")
    {
        Description = "The document; standard input when absent or '-'.", Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> json = Print.Json();

    private readonly Option<string?> batch = new("--batch")
    {
        Description = "Read a document a line and print one a line, in order; '-' is standard input.", HelpName = "FILE",
    };

    public Command Build()
    {
        var built = new Command(command.Name.Split(' ')[^1], command.Help.Split('\n')[0]);
        foreach (var symbol in command.Symbols)
            if (symbol is Option option) built.Add(option); else built.Add((Argument)symbol);
        built.Add(file);
        built.Add(json);
        built.Add(batch);
        built.SetAction(Run);
        return built;
    }

    private async Task<int> Run(ParseResult given, CancellationToken stop)
    {
        var answer = command.Prepare(given);
        if (given.GetValue(batch) is { } lines)
        {
            if (given.GetValue(file) is { } both) return await Usage($"'{both}' and --batch '{lines}': one of them, please.");
            await using var input = InputFile.Open(lines, terminal);
            return await new Batch(answer, terminal).Run(input, stop);
        }
        return await One(given, answer, stop);
    }

    private async Task<int> One(ParseResult given, Func<JsonElement, Answer> answer, CancellationToken stop)
    {
        var name = given.GetValue(file) ?? "-";
        await using var input = InputFile.Open(name, terminal);
        var bytes = await InputFile.ReadAll(input, stop);
        if (bytes is null) return await InputFile.Refuse(name, [InputFile.TooLarge], terminal);

        var utf8 = StrictJson.WithoutMark(bytes.Value);
        using var document = StrictJson.Parse(utf8, out var fault);
        if (document is null) return await InputFile.Refuse(name, [fault!], terminal);

        var said = answer(document.RootElement);
        if (said.Write is null) return await InputFile.Refuse(name, JsonPlaces.Locate(utf8.Span, said.Faults), terminal);

        return Print.Document(terminal, given.GetValue(json), said.Write, command.Show);
    }

    private async Task<int> Usage(string message)
    {
        await terminal.Error.WriteLineAsync($"filiform: {message}");
        return ExitStatus.Usage;
    }
}
