namespace Filiform.Store;

/// <summary>What an archive says it holds; a restore checks every word of it before anything is replaced.</summary>
/// <param name="Database"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Schema">Name of the last migration.</param>
/// <param name="Bytes">Length of the snapshot.</param>
/// <param name="Sha256">Of the snapshot, in lower-case hex.</param>
/// <param name="Rows">Number of rows by table.</param>
/// <param name="AuditHeads">Where each audit chain ended; the system's chain stands under the empty id.</param>
public sealed record BackupManifest(
    string Database, Instant TakenAt, string Schema, long Bytes, string Sha256, ImmutableSortedDictionary<string, long> Rows, ImmutableArray<BackupManifest.Head> AuditHeads)
{
    public sealed record Head(Guid Chain, long Seq, string Hash);

    /// <returns>What differs, in words; null when nothing does.</returns>
    internal string? DifferenceTo(BackupContents found)
    {
        if (found.Schema != Schema) return $"its last migration is {found.Schema}, not {Schema}";
        if (Rows.Keys.Union(found.Rows.Keys).Order(StringComparer.Ordinal).FirstOrDefault(table => Rows.GetValueOrDefault(table, -1) != found.Rows.GetValueOrDefault(table, -1)) is { } other)
            return $"table {other} does not have as many rows as it should";
        return AuditHeads.SequenceEqual(found.AuditHeads) ? null : "an audit chain does not end where it should";
    }
}

/// <summary>What a database holds, as far as a manifest speaks of it.</summary>
internal sealed record BackupContents(string Schema, ImmutableSortedDictionary<string, long> Rows, ImmutableArray<BackupManifest.Head> AuditHeads);
