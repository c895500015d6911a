using System.Buffers;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Filiform.Cli.Output;

/// <summary>Prints an answer: one JSON document for programs, tables for people.</summary>
internal static class Print
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The option that asks for JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of a table." };

    /// <summary>An answer that is a value of the program, as the web writes it too.</summary>
    /// <returns>The exit status.</returns>
    public static int Value<T>(Terminal terminal, bool asJson, T value, Action<JsonElement, IAnsiConsole>? show = null) =>
        Document(terminal, asJson, json => JsonSerializer.Serialize(json, value, Pipeline.Json.Options), show ?? DocumentTable.Show);

    /// <returns>The exit status.</returns>
    public static int Document(Terminal terminal, bool asJson, Action<Utf8JsonWriter> write, Action<JsonElement, IAnsiConsole> show)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written, Indented)) write(writer);
        if (asJson)
        {
            terminal.Out.Write(written.WrittenSpan);
            terminal.Out.Write("\n"u8);
            return ExitStatus.Fine;
        }
        using var document = JsonDocument.Parse(written.WrittenMemory);
        using var text = new StreamWriter(terminal.Out, leaveOpen: true);
        show(document.RootElement, terminal.Screen(text));
        return ExitStatus.Fine;
    }
}
