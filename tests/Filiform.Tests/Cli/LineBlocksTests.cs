using System.Text;
using Filiform.Cli.Json;

namespace Filiform.Tests.Cli;

public sealed class LineBlocksTests
{
    /// <summary>However the bytes arrive, each line comes once, whole and with its number.</summary>
    [Fact]
    public void Cut_a_stream_into_whole_numbered_lines() =>
        Gen.Select(Gen.Char["ab\n"].Array[0, 80].Select(letters => new string(letters)), Gen.Int[1, 9]).Sample((text, step) =>
        {
            var lines = Lines(text, step, longest: 1000);

            var expected = text.Split('\n').Select((line, at) => (at + 1L, line)).ToList();
            if (expected[^1].line.Length == 0) expected.RemoveAt(expected.Count - 1);
            return lines.SequenceEqual(expected);
        });

    [Fact]
    public void Skip_a_line_that_is_too_long_and_go_on() =>
        Assert.Equal([(1L, "a"), (2L, "too long"), (3L, "b")], Lines($"a\n{new string('x', 300_000)}\nb", 50_000, longest: 150_000));

    /// <summary>A buffer that doubles to just the limit must not take in the rest of the line in one go.</summary>
    [Fact]
    public void Skip_a_line_that_is_too_long_also_when_the_stream_gives_it_at_once() =>
        Assert.Equal([(1L, "too long"), (2L, "b")], Lines($"{new string('x', 900_000)}\nb", int.MaxValue, longest: 1 << 19));

    [Fact]
    public void Skip_a_last_line_that_is_too_long() =>
        Assert.Equal([(1L, "too long")], Lines(new string('x', 300_000), 50_000, longest: 150_000));

    private static List<(long, string)> Lines(string text, int step, int longest)
    {
        var found = new List<(long, string)>();
        foreach (var block in LineBlocks.Read(new Trickle(Encoding.UTF8.GetBytes(text), step), longest, default).ToBlockingEnumerable())
            if (block.TooLong) found.Add((block.FirstLine, "too long"));
            else
                foreach (var (at, line) in Encoding.UTF8.GetString(block.Bytes.Span).TrimEnd('\n', 1).Split('\n').Index())
                    found.Add((block.FirstLine + at, line));
        return found;
    }

    /// <summary>Gives a few bytes at a time, as a pipe does.</summary>
    private sealed class Trickle(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span[..Math.Min(step, buffer.Length)]));
    }
}

file static class Texts
{
    /// <summary>Takes at most so many of that letter off the end.</summary>
    public static string TrimEnd(this string text, char letter, int most) => most > 0 && text.EndsWith(letter) ? text[..^1] : text;
}
