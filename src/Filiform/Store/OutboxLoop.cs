using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Every node runs this loop: hold a few due messages, do them through the door, remove them with their work.</summary>
public sealed class OutboxLoop(
    Database database, Runner runner, IClock clock, IEnumerable<IMessageHandler> handlers, IEnumerable<IMessageSender> senders, ILogger<OutboxLoop> log)
    : BackgroundService
{
    private const int AtOnce = 20;

    /// <summary>A node that dies lets its hold lapse, and another takes over.</summary>
    private static readonly Duration HoldFor = Duration.FromMinutes(1);

    /// <summary>Waits before the next try; after the last one the message rests for a day at a time.</summary>
    private static readonly ImmutableArray<Duration> Backoff =
        [Duration.FromSeconds(5), Duration.FromSeconds(30), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(4), Duration.FromDays(1)];

    private readonly Dictionary<string, IMessageHandler> handlerOf = handlers.ToDictionary(each => each.Kind);
    private readonly Dictionary<string, IMessageSender> senderOf = senders.ToDictionary(each => each.Kind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try { while (await DoSome(stoppingToken) == AtOnce) { } }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    log.LogError(fault, "The outbox could not be read; it is tried again.");
                }
            }
        }
        catch (OperationCanceledException) { /* the host stops; holds lapse by themselves */ }
    }

    /// <returns>How many messages were held.</returns>
    public async Task<int> DoSome(CancellationToken stop = default)
    {
        var ready = handlerOf.Keys.Concat(senderOf.Values.Where(sender => sender.Ready).Select(sender => sender.Kind)).ToList();
        var held = await Hold(ready, stop);
        foreach (var message in held) await Do(message, stop);
        return held.Length;
    }

    private async Task<ImmutableArray<OutboxMessage>> Hold(IReadOnlyList<string> kinds, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var kindList = string.Join(", ", kinds.Select(kind => $"'{kind}'"));
        var due = $"from outbox where due_at <= @now and (held_until is null or held_until < @now) and kind in ({kindList})";
        if (kinds.Count == 0) return [];
        await using (var look = await database.BeginRead(Actor.System, now, networkWide: true, stop))
        {
            if (!await look.Exists($"select 1 {due} limit 1", new { now })) return [];
        }

        await using var work = await database.BeginChange(Actor.System, now, networkWide: true, stop);
        var messages = await work.Query<OutboxMessage>($"""
            update outbox set held_until = @until, attempts = attempts + 1
            where id in (select id {due} order by due_at limit {AtOnce} {(database.IsSqlite ? "" : "for update skip locked")})
            returning id, clinic, kind, about, due_at, attempts
            """, new { now, until = now + HoldFor });
        await work.Commit();
        return [.. messages.OrderBy(message => message.DueAt).ThenBy(message => message.Id)];
    }

    private async Task Do(OutboxMessage message, CancellationToken stop)
    {
        try
        {
            IUseCase<OutboxMessage, Done> delivery;
            if (senderOf.TryGetValue(message.Kind, out var sender))
            {
                await sender.Send(message, stop);
                delivery = new FinishMessage();
            }
            else delivery = new DeliverMessage(handlerOf[message.Kind]);

            var actor = message.Clinic is { } clinic ? Actor.System.In(clinic) : Actor.System;
            var result = await runner.Run(delivery, message, actor, stop);
            if (result.Refusal is { } refusal) await Postpone(message, refusal.Code, stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning("Message {Id} of kind {Kind} failed, try {Attempts}: {Fault}", message.Id, message.Kind, message.Attempts, fault.GetType().Name);
            await Postpone(message, fault.GetType().Name, stop);
        }
    }

    private async Task Postpone(OutboxMessage message, string error, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var wait = Backoff[Math.Min(message.Attempts - 1, Backoff.Length - 1)];
        await using var work = await database.BeginChange(Actor.System, now, networkWide: true, stop);
        await work.Execute("update outbox set due_at = @due, held_until = null, last_error = @error where id = @Id",
            new { due = now + wait, error, message.Id });
        await work.Commit();
    }
}

/// <summary>A message and its work commit together.</summary>
public sealed class DeliverMessage(IMessageHandler handler) : IUseCase<OutboxMessage, Done>
{
    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<Done>> Handle(OutboxMessage request, Work work)
    {
        // Gone already: another node did it while this one was slow.
        if (await work.Execute("delete from outbox where id = @Id", new { request.Id }) == 0) return Done.It;
        return await handler.Handle(request, work);
    }
}

/// <summary>What was sent outside the database is not due any more.</summary>
public sealed class FinishMessage : IUseCase<OutboxMessage, Done>
{
    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<Done>> Handle(OutboxMessage request, Work work)
    {
        await work.Execute("delete from outbox where id = @Id", new { request.Id });
        if (request.Kind == "mail") await work.Execute("update mail set sent_at = @Now where id = @About and clinic = @clinic", new { work.Now, request.About });
        return Done.It;
    }
}
