using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Filiform.Cli.Json;

namespace Filiform.Cli;

/// <summary>Answers the lines of one block.</summary>
internal sealed class BlockAnswerer : IDisposable
{
    /// <summary>Faults beside the first that one message carries.</summary>
    private const int MostTogether = 50;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Func<JsonElement, Answer> answer;
    private readonly ArrayBufferWriter<byte> written;

    /// <summary>One answer at a time: what broke half-way must leave nothing in the block.</summary>
    private readonly ArrayBufferWriter<byte> one = new(1024);
    private readonly Utf8JsonWriter writer;

    private long lines;
    private int status;

    private BlockAnswerer(LineBlock block, Func<JsonElement, Answer> answer) =>
        (this.answer, written, writer) = (answer, new(block.Bytes.Length + 256), new(one, Compact));

    public static AnsweredBlock Run(LineBlock block, Func<JsonElement, Answer> answer)
    {
        using var answerer = new BlockAnswerer(block, answer);
        if (block.TooLong) answerer.Refuse(new(block.FirstLine, null, $"is longer than {StrictJson.MostBytes >> 20} MB"));
        else answerer.AnswerLines(block.FirstLine == 1 ? StrictJson.WithoutMark(block.Bytes) : block.Bytes, block.FirstLine);
        return new(answerer.written.WrittenMemory, answerer.lines, answerer.status);
    }

    public void Dispose() => writer.Dispose();

    private void AnswerLines(ReadOnlyMemory<byte> rest, long number)
    {
        for (; rest.Length > 0; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) >= 0) AnswerLine(line, number);
        }
    }

    private void AnswerLine(ReadOnlyMemory<byte> line, long number)
    {
        try
        {
            using var document = StrictJson.Parse(line, out var fault);
            var said = document is null ? null : answer(document.RootElement);
            if (said is null) Refuse(fault! with { Line = number });
            else if (said.Write is null) Refuse(Together(said.Faults, number));
            else Print(said.Write);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // One line that breaks us must not cost the rest of the file; the exit status tells that it did.
            Refuse(new(number, null, $"the program failed on this line: {broken.Message}"), ExitStatus.Failed);
        }
    }

    /// <summary>A line has one answer, so all that is wrong with it stands in one message.</summary>
    private static JsonFault Together(ImmutableArray<(string Field, string Message)> faults, long number)
    {
        var more = faults.Skip(1).Take(MostTogether).Select(fault => fault.Field.Length == 0 ? fault.Message : $"{fault.Field}: {fault.Message}");
        return new(number, faults[0].Field.Length == 0 ? null : faults[0].Field, string.Join("; ", more.Prepend(faults[0].Message)) + (faults.Length > 1 + MostTogether ? $"; and {faults.Length - 1 - MostTogether} more" : ""));
    }

    private void Refuse(JsonFault fault, int worst = ExitStatus.WrongInput)
    {
        status = Math.Max(status, worst);
        Print(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteNumber("line", fault.Line);
            json.WriteString("field", fault.Field);
            json.WriteString("message", fault.Message);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private void Print(Action<Utf8JsonWriter> write)
    {
        one.ResetWrittenCount();
        writer.Reset();
        write(writer);
        writer.Flush();
        written.Write(one.WrittenSpan);
        written.Write("\n"u8);
        lines++;
    }
}

/// <summary>Some lines of a batch, answered.</summary>
/// <param name="Bytes">What to print: a document a line.</param>
/// <param name="Lines">How many lines were answered; blank ones do not count.</param>
/// <param name="Status">The worst exit status that any of them came to.</param>
internal sealed record AnsweredBlock(ReadOnlyMemory<byte> Bytes, long Lines, int Status);
