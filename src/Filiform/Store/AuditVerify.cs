using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Reads every chain from its first entry and finds the first place where it was broken.</summary>
public static class AuditVerify
{
    /// <param name="Clinic">Null for the system's own chain.</param>
    /// <param name="Kind"><c>altered</c>, <c>removed</c>, <c>inserted</c>, <c>reordered</c> or <c>truncated</c>.</param>
    public sealed record Break(long Seq, Id<Clinic>? Clinic, string Kind);

    public sealed record Report(long Entries, bool Ok, Break? FirstBroken);

    private sealed record Head(Guid Chain, long Seq, string Hash);

    private sealed record Place(Id<AuditEntry> Id, long? Seq, string? Hash);

    private const int AtOnce = 5_000;

    /// <summary>How long a row may wait to be sealed before it counts as one that was slipped in.</summary>
    private static readonly Duration SealedWithin = Duration.FromMinutes(5);

    public static async Task<Report> Run(Work work)
    {
        var heads = await work.Query<Head>("select chain, seq, hash from audit_head order by chain");
        var entries = 0L;
        foreach (var head in heads)
        {
            var (read, found) = await Walk(work, head);
            entries += read;
            if (found is not null) return new(entries, false, found);
        }

        var stray = await work.QueryOne<Stray>("""
            select id, clinic, coalesce(seq, 0) as seq from audit
            where (seq is null and at < @before)
               or not exists (select 1 from audit_head h where h.chain = coalesce(audit.clinic, @none))  and seq is not null
            order by id limit 1
            """, new { before = work.Now - SealedWithin, none = Guid.Empty });
        return stray is null ? new(entries, true, null) : new(entries, false, new(stray.Seq, stray.Clinic, "inserted"));
    }

    private sealed record Stray(Id<AuditEntry> Id, Id<Clinic>? Clinic, long Seq);

    private static async Task<(long Read, Break? Found)> Walk(Work work, Head head)
    {
        Id<Clinic>? clinic = head.Chain == Guid.Empty ? null : new(head.Chain);
        var (last, hash) = (0L, AuditLog.Genesis);
        while (true)
        {
            var chainIs = clinic is null ? "clinic is null" : "clinic = @of";
            var rows = await work.Query<AuditRow>(
                $"select {AuditLog.Columns} from audit where {chainIs} and seq > @last order by seq, id limit {AtOnce}", new { of = clinic, last });
            if (rows.IsEmpty) break;
            var places = (await work.Query<Place>(
                $"select id, seq, hash from audit where {chainIs} and seq > @last order by seq, id limit {AtOnce}", new { of = clinic, last }));
            for (var at = 0; at < rows.Length; at++)
            {
                var seq = places[at].Seq!.Value;
                if (seq == last) return (last, new(seq, clinic, "inserted"));
                if (seq > last + 1) return (last, new(last + 1, clinic, "removed"));
                hash = AuditLog.Link(hash, rows[at]);
                if (hash != places[at].Hash) return (last, new(seq, clinic, await Fits(work, chainIs, clinic, rows[at], seq) ? "reordered" : "altered"));
                last = seq;
            }
        }

        if (last < head.Seq) return (last, new(last + 1, clinic, "truncated"));
        return last > head.Seq || hash != head.Hash ? (last, new(head.Seq + 1, clinic, "inserted")) : (last, null);
    }

    /// <summary>Whether this row would be right under another number: then rows changed places, and none was rewritten.</summary>
    private static async Task<bool> Fits(Work work, string chainIs, Id<Clinic>? clinic, AuditRow row, long seq)
    {
        foreach (var other in new[] { seq - 1, seq + 1 })
        {
            var before = other == 1 ? AuditLog.Genesis : await work.QueryOne<string>(
                $"select hash from audit where {chainIs} and seq = @before", new { of = clinic, before = other - 1 });
            var there = await work.QueryOne<string>($"select hash from audit where {chainIs} and seq = @other", new { of = clinic, other });
            if (before is not null && there == AuditLog.Link(before, row)) return true;
        }

        return false;
    }
}
