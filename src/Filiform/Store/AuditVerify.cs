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

    /// <summary>Rows are sealed in the order they were written, but two that are written at once may change places by so much.</summary>
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

        var stray = await SlippedIn(work);
        return stray is null ? new(entries, true, null) : new(entries, false, stray);
    }

    /// <summary>A row that waits to be sealed is no break, however long no server ran; but one that claims to be older than what is sealed is.</summary>
    /// <returns>The first row that was never written by the program; null when there is none.</returns>
    public static async Task<Break?> SlippedIn(Work work)
    {
        var last = await work.QueryOne<Instant?>("select at from audit where seq is not null order by at desc limit 1");
        var stray = await work.QueryOne<Stray>("""
            select id, clinic, coalesce(seq, 0) as seq from audit
            where (seq is null and at < @before)
               or not exists (select 1 from audit_head h where h.chain = coalesce(audit.clinic, @none)) and seq is not null
            order by id limit 1
            """, new { before = last - SealedWithin ?? NodaConstants.UnixEpoch, none = Guid.Empty });
        return stray is null ? null : new(stray.Seq, stray.Clinic, "inserted");
    }

    private sealed record Stray(Id<AuditEntry> Id, Id<Clinic>? Clinic, long Seq);

    private static async Task<(long Read, Break? Found)> Walk(Work work, Head head)
    {
        Id<Clinic>? clinic = head.Chain == Guid.Empty ? null : new(head.Chain);
        var (last, hash) = (0L, AuditLog.Genesis);
        while (true)
        {
            var chainIs = clinic is null ? "clinic is null" : "clinic = @of";
            // By number, not by count: two rows of one number are never torn apart.
            var page = $"from audit where {chainIs} and seq > @last and seq <= @last + {AtOnce} order by seq, id";
            var rows = await work.Query<AuditRow>($"select {AuditLog.Columns} {page}", new { of = clinic, last });
            if (rows.IsEmpty)
            {
                if (await work.Exists($"select 1 from audit where {chainIs} and seq > @last limit 1", new { of = clinic, last })) return (last, new(last + 1, clinic, "removed"));
                break;
            }

            var places = await work.Query<Place>($"select id, seq, hash {page}", new { of = clinic, last });
            for (var at = 0; at < rows.Length; at++)
            {
                var seq = places[at].Seq!.Value;
                if (seq == last) return (last, new(seq, clinic, "inserted"));
                if (seq > last + 1) return (last, new(last + 1, clinic, "removed"));
                if (at + 1 < rows.Length && places[at + 1].Seq == seq) return (last, new(seq, clinic, "inserted"));
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
            // Whoever swapped rows may have doubled one as well.
            var before = other == 1 ? [AuditLog.Genesis] : await work.Query<string>(
                $"select hash from audit where {chainIs} and seq = @before", new { of = clinic, before = other - 1 });
            var there = await work.Query<string>($"select hash from audit where {chainIs} and seq = @other", new { of = clinic, other });
            if (before.Any(hash => there.Contains(AuditLog.Link(hash, row)))) return true;
        }

        return false;
    }
}
