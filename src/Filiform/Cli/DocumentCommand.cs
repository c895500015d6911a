using System.Buffers;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Filiform.Cli.Json;
using Filiform.Cli.Output;

namespace Filiform.Cli;

/// <summary>Gives a <see cref="ClinicalCommand"/> its place on the command line: file or standard input, <c>--json</c>, <c>--batch</c>.</summary>
internal sealed class DocumentCommand(ClinicalCommand command, Terminal terminal)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Argument<string?> file = new("FILE")
    {
        Description = "The document; standard input when absent or '-'.", Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a table." };

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
            await using var input = Open(lines);
            return await new Batch(answer, terminal).Run(input, stop);
        }
        return await One(given, answer, stop);
    }

    private async Task<int> One(ParseResult given, Func<JsonElement, Answer> answer, CancellationToken stop)
    {
        var name = given.GetValue(file) ?? "-";
        await using var input = Open(name);
        var bytes = await ReadAll(input, stop);
        if (bytes is null) return await Wrong(name, [new(1, null, $"is larger than {StrictJson.MostBytes >> 20} MB")]);

        var utf8 = StrictJson.WithoutMark(bytes.Value);
        using var document = StrictJson.Parse(utf8, out var fault);
        if (document is null) return await Wrong(name, [fault!]);

        var said = answer(document.RootElement);
        if (said.Write is null) return await Wrong(name, JsonPlaces.Locate(utf8.Span, said.Faults));

        Print(said.Write, given.GetValue(json));
        return ExitStatus.Fine;
    }

    private void Print(Action<Utf8JsonWriter> write, bool asJson)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written, Indented)) write(writer);
        if (asJson)
        {
            terminal.Out.Write(written.WrittenSpan);
            terminal.Out.Write("\n"u8);
            return;
        }
        using var document = JsonDocument.Parse(written.WrittenMemory);
        using var text = new StreamWriter(terminal.Out, leaveOpen: true);
        DocumentTable.Show(document.RootElement, terminal.Screen(text), command.Hidden);
    }

    private async Task<int> Wrong(string name, IEnumerable<JsonFault> faults)
    {
        foreach (var fault in faults) await terminal.Error.WriteLineAsync($"{(name == "-" ? "standard input" : name)}: {fault}");
        return ExitStatus.WrongInput;
    }

    private async Task<int> Usage(string message)
    {
        await terminal.Error.WriteLineAsync($"filiform: {message}");
        return ExitStatus.Usage;
    }

    /// <returns>Null when there is more than anybody should have to hold.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadAll(Stream input, CancellationToken stop)
    {
        using var copy = new MemoryStream();
        var part = new byte[1 << 16];
        for (int read; (read = await input.ReadAsync(part, stop)) > 0;)
        {
            if (copy.Length + read > StrictJson.MostBytes) return null;
            copy.Write(part, 0, read);
        }
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }

    private Stream Open(string name) => name == "-" ? terminal.In : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
}
