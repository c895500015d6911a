using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Chains the rows that are not chained yet, every second, one writer at a time (security.md §4).</summary>
public sealed class AuditSeal(Database database, IClock clock, ILogger<AuditSeal> log) : BackgroundService
{
    private const int AtOnce = 2_000;

    private sealed record Head(long Seq, string Hash);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await SealAll(database, clock.GetCurrentInstant());
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    log.LogError(fault, "The audit log could not be sealed; it is tried again in a second.");
                }
            }
        }
        catch (OperationCanceledException) { /* the host stops */ }
    }

    /// <summary>Seals what a command of the shell wrote; where no server runs, nobody else would.</summary>
    public static async Task SealAll(Database database, Instant now)
    {
        while (await SealSome(database, now) == AtOnce) { }
    }

    /// <returns>How many rows were sealed.</returns>
    public static async Task<int> SealSome(Database database, Instant now)
    {
        if (!await AnyUnsealed(database, now)) return 0;
        await using var work = await database.BeginChange(Actor.System, now, networkWide: true);
        if (!database.IsSqlite) await work.Execute("select pg_advisory_xact_lock(4102)");

        var rows = await work.Query<AuditRow>($"select {AuditLog.Columns} from audit where seq is null order by id limit {AtOnce}");
        foreach (var chain in rows.GroupBy(row => row.Clinic)) await Extend(work, chain.Key, [.. chain]);
        await work.Commit();
        return rows.Length;
    }

    private static async Task<bool> AnyUnsealed(Database database, Instant now)
    {
        await using var work = await database.BeginRead(Actor.System, now, networkWide: true);
        return await work.Exists("select 1 from audit where seq is null limit 1");
    }

    private static async Task Extend(Work work, Id<Clinic>? clinic, ImmutableArray<AuditRow> rows)
    {
        // The system's own chain has no clinic; its head is kept under the empty id.
        var key = clinic?.Value ?? Guid.Empty;
        var head = await work.QueryOne<Head>("select seq, hash from audit_head where chain = @key", new { key }) ?? new(0, AuditLog.Genesis);
        foreach (var row in rows)
        {
            head = new(head.Seq + 1, AuditLog.Link(head.Hash, row));
            await work.Execute("update audit set seq = @Seq, hash = @Hash where id = @Id and seq is null", new { head.Seq, head.Hash, row.Id });
        }

        await work.Execute("""
            insert into audit_head (chain, seq, hash) values (@key, @Seq, @Hash)
            on conflict (chain) do update set seq = excluded.seq, hash = excluded.hash
            """, new { key, head.Seq, head.Hash });
    }
}
