using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Filiform.Cli.Json;

namespace Filiform.Cli;

/// <summary>Answers a document a line, in order, on every core, in memory that does not grow with the file.</summary>
internal sealed class Batch(Func<JsonElement, Answer> answer, Terminal terminal)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(5);

    /// <returns>The exit status: the worst that any line came to.</returns>
    public async Task<int> Run(Stream input, CancellationToken stop)
    {
        // The bound is what keeps memory flat: the reader waits when as many blocks are on their way as there are threads to answer them.
        var answers = Channel.CreateBounded<Task<AnsweredBlock>>(2 * Environment.ProcessorCount);
        var reading = Task.Run(() => Read(input, answers.Writer, stop), stop);
        var (lines, status, watch, reported) = (0L, ExitStatus.Fine, Stopwatch.StartNew(), TimeSpan.Zero);
        await foreach (var coming in answers.Reader.ReadAllAsync(stop))
        {
            var answered = await coming;
            await terminal.Out.WriteAsync(answered.Bytes, stop);
            (lines, status) = (lines + answered.Lines, Math.Max(status, answered.Status));
            if (watch.Elapsed - reported < BetweenReports) continue;
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines in {watch.Elapsed.TotalSeconds:N0} s"));
            reported = watch.Elapsed;
        }
        await reading;
        return status;
    }

    private async Task Read(Stream input, ChannelWriter<Task<AnsweredBlock>> answers, CancellationToken stop)
    {
        Exception? fault = null;
        try
        {
            await foreach (var block in LineBlocks.Read(input, StrictJson.MostBytes, stop))
                await answers.WriteAsync(Task.Run(() => BlockAnswerer.Run(block, answer), stop), stop);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            fault = broken;
        }
        answers.Complete(fault);
    }
}
