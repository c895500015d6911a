using System.Data.Common;
using Dapper;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>One kind of database, as taking and restoring backups sees it.</summary>
internal abstract class BackupSource
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public abstract string Name { get; }

    public static BackupSource Of(Database database) => database.IsSqlite ? new BackupSqlite(database) : new BackupPostgres(database);

    /// <summary>Writes a consistent snapshot while the server goes on, and says what is in it.</summary>
    public abstract Task<BackupContents> Snapshot(string path, CancellationToken stop);

    /// <summary>Keeps servers away while the database is replaced.</summary>
    /// <returns>Null while one runs.</returns>
    public abstract Task<IAsyncDisposable?> Reserve(CancellationToken stop);

    /// <summary>Brings a snapshot to life beside the database.</summary>
    /// <returns>The address of the scratch database.</returns>
    /// <exception cref="InvalidDataException">It cannot be read, or is not sound.</exception>
    public abstract Task<string> Revive(string path, CancellationToken stop);

    public abstract Task<BackupContents> Contents(string address, CancellationToken stop);

    /// <summary>Puts the scratch database in the place of the old one, which is kept.</summary>
    /// <returns>Where the old one is; null when there was none.</returns>
    public abstract Task<string?> Replace(string scratch, Instant now, CancellationToken stop);

    /// <summary>Removes what <see cref="Revive"/> made.</summary>
    public abstract Task Discard(string scratch);

    protected static async Task<BackupContents> Contents(DbConnection connection, IEnumerable<string> tables, DbTransaction? transaction = null)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
            rows[table] = await connection.ExecuteScalarAsync<long>($"select count(*) from \"{table}\"", transaction: transaction);
        return new(
            await connection.ExecuteScalarAsync<string>("select max(scriptname) from schemaversions", transaction: transaction) ?? "",
            rows.ToImmutable(),
            [.. await connection.QueryAsync<BackupManifest.Head>("select chain, seq, hash from audit_head order by chain", transaction: transaction)]);
    }
}
