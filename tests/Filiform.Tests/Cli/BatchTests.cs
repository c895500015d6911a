using System.Text;
using System.Text.Json;
using Filiform.Cli;

namespace Filiform.Tests.Cli;

public sealed class BatchTests
{
    [Fact]
    public async Task Keeps_the_order_of_many_lines()
    {
        var lines = Enumerable.Range(0, 50_000).Select(n => $$"""{"n":{{n}}}""");

        var (status, answered, _) = await Run(string.Join('\n', lines));

        Assert.Equal(0, status);
        Assert.Equal(Enumerable.Range(0, 50_000).Select(n => $$"""{"twice":{{2 * n}}}"""), answered);
    }

    [Fact]
    public async Task Puts_an_error_in_the_place_of_a_bad_line_and_goes_on()
    {
        var (status, answered, _) = await Run("{\"n\":1}\r\n\r\n  \n{\"n\":\n{\"n\":\"x\"}\n{\"n\":2,\"n\":2}\n{\"n\":3}\n{\"n\"");

        Assert.Equal(1, status);
        Assert.Equal("""{"twice":2}""", answered[0]);
        Assert.StartsWith("""{"error":{"line":4,"field":null,"message":"is no JSON""", answered[1]);
        Assert.Equal("""{"error":{"line":5,"field":"n","message":"must be a number; m: is odd"}}""", answered[2]);
        Assert.Equal("""{"error":{"line":6,"field":"n","message":"stands twice; each name may stand once in an object"}}""", answered[3]);
        Assert.Equal("""{"twice":6}""", answered[4]);
        Assert.StartsWith("""{"error":{"line":8,"field":null""", answered[5]);
    }

    [Fact]
    public async Task Says_that_the_program_failed_when_a_line_breaks_it()
    {
        var (status, answered, _) = await Run("{\"n\":-1}\n{\"n\":1}");

        Assert.Equal(3, status);
        Assert.Equal("""{"error":{"line":1,"field":null,"message":"the program failed on this line: broken"}}""", answered[0]);
        Assert.Equal("""{"twice":2}""", answered[1]);
    }

    [Fact]
    public async Task Passes_over_the_mark_at_the_start_of_a_file_and_nowhere_else()
    {
        var (status, answered, _) = await Run("\uFEFF{\"n\":1}\n\uFEFF{\"n\":1}");

        Assert.Equal(1, status);
        Assert.Equal("""{"twice":2}""", answered[0]);
        Assert.StartsWith("""{"error":{"line":2""", answered[1]);
    }

    [Fact]
    public async Task Answers_nothing_with_nothing()
    {
        var (status, answered, _) = await Run("");

        Assert.Equal(0, status);
        Assert.Empty(answered);
    }

    [Fact]
    public async Task Holds_little_however_long_the_file()
    {
        await Run("{\"n\":1}");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        using var endless = new Repeated("{\"n\":1}\n"u8.ToArray(), times: 500_000, every: () => most = Math.Max(most, GC.GetTotalMemory(false)));

        var status = await new Batch(Twice, new Terminal(Stream.Null, Stream.Null, TextWriter.Null, false)).Run(endless, default);

        Assert.Equal(0, status);
        Assert.InRange(most - before, 0, 200 << 20);
    }

    private static async Task<(int Status, string[] Lines, string Error)> Run(string input)
    {
        var (output, error) = (new MemoryStream(), new StringWriter());
        var terminal = new Terminal(Stream.Null, output, error, Colours: false);
        var status = await new Batch(Twice, terminal).Run(new MemoryStream(Encoding.UTF8.GetBytes(input)), default);
        return (status, Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }

    private static Answer Twice(JsonElement input)
    {
        var n = input.GetProperty("n");
        if (n.ValueKind != JsonValueKind.Number) return Answer.Refused([("n", "must be a number"), ("m", "is odd")]);
        if (n.GetInt32() < 0) throw new InvalidOperationException("broken");
        return Answer.Document(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("twice", 2 * n.GetInt32());
            json.WriteEndObject();
        });
    }

    /// <summary>The same bytes over and over, without holding them.</summary>
    private sealed class Repeated(byte[] bytes, int times, Action every) : MemoryStream
    {
        private int left = times;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            every();
            var filled = 0;
            for (; left > 0 && filled + bytes.Length <= buffer.Length; left--, filled += bytes.Length) bytes.CopyTo(buffer[filled..]);
            return ValueTask.FromResult(filled);
        }
    }
}
