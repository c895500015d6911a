using System.Threading.Channels;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Keeps the audit rows of reads. All that wait share one durable write, so a page never queues behind another page's.</summary>
public sealed class ReadLog(Database database, IClock clock) : BackgroundService
{
    private sealed record Waiting(ImmutableArray<AuditRow> Rows, TaskCompletionSource Kept);

    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });

    /// <returns>When the rows are durable.</returns>
    public Task Keep(ImmutableArray<AuditRow> rows, CancellationToken stop)
    {
        var waiting = new Waiting(rows, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!queue.Writer.TryWrite(waiting)) throw new InvalidOperationException("The audit log is closed: the server is stopping.");
        return waiting.Kept.Task.WaitAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken)) await KeepAllWaiting();
        }
        catch (OperationCanceledException) { /* the host stops; what waits is finished below */ }
        finally
        {
            queue.Writer.TryComplete();
            await KeepAllWaiting();
        }
    }

    private async Task KeepAllWaiting()
    {
        var waiting = new List<Waiting>();
        while (queue.Reader.TryRead(out var next)) waiting.Add(next);
        if (waiting.Count == 0) return;
        try
        {
            await using var work = await database.BeginChange(Actor.System, clock.GetCurrentInstant(), networkWide: true);
            AuditLog.Write(work, [.. waiting.SelectMany(each => each.Rows)]);
            await work.Commit();
            waiting.ForEach(each => each.Kept.SetResult());
        }
        catch (Exception fault)
        {
            // Fail closed: an unwritable log answers nobody.
            waiting.ForEach(each => each.Kept.SetException(fault));
        }
    }
}
