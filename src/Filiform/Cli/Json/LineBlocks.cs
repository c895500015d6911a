using System.Runtime.CompilerServices;

namespace Filiform.Cli.Json;

/// <summary>Some whole lines of a file.</summary>
/// <param name="FirstLine">Number of the first, counted from 1.</param>
/// <param name="TooLong">Whether this stands for one line that is longer than anybody should have to hold; its bytes are gone.</param>
internal readonly record struct LineBlock(ReadOnlyMemory<byte> Bytes, long FirstLine, bool TooLong);

/// <summary>Cuts a stream into blocks of whole lines, holding little more than one of them.</summary>
internal static class LineBlocks
{
    /// <summary>Enough lines to be worth handing to another thread, few enough to keep memory flat.</summary>
    private const int BlockBytes = 1 << 17;

    /// <summary>Every line of the stream; a block is handed on as soon as a read has brought the end of a line.</summary>
    /// <param name="longest">Bytes of the longest line that is kept.</param>
    public static async IAsyncEnumerable<LineBlock> Read(Stream input, int longest, [EnumeratorCancellation] CancellationToken stop)
    {
        var (buffer, filled, line, skipping) = (new byte[BlockBytes], 0, 1L, false);
        // Little at a time also into a large buffer, so that a line beyond the limit is seen before its end has come.
        for (int read; (read = await input.ReadAsync(buffer.AsMemory(filled, Math.Min(BlockBytes, buffer.Length - filled)), stop)) > 0;)
        {
            var end = buffer.AsSpan(filled, read).LastIndexOf((byte)'\n') + filled + 1;
            filled += read;
            if (end == filled - read)
            {
                // No line ended. Beyond the limit only its end is waited for.
                skipping |= filled > longest;
                if (skipping) filled = 0;
                else if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
                continue;
            }
            var start = 0;
            if (skipping)
            {
                yield return new(default, line++, TooLong: true);
                (start, skipping) = (buffer.AsSpan(0, end).IndexOf((byte)'\n') + 1, false);
            }
            if (start < end) yield return new(buffer.AsMemory(start, end - start), line, TooLong: false);
            line += buffer.AsSpan(start, end - start).Count((byte)'\n');
            // The block given away keeps its buffer; what follows its last line moves to the next.
            var next = new byte[Math.Max(BlockBytes, 2 * (filled - end))];
            buffer.AsSpan(end, filled - end).CopyTo(next);
            (buffer, filled) = (next, filled - end);
        }
        if (skipping) yield return new(default, line, TooLong: true);
        else if (filled > 0) yield return new(buffer.AsMemory(0, filled), line, TooLong: false);
    }
}
