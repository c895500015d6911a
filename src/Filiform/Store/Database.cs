using System.Data.Common;
using System.Runtime.CompilerServices;
using Filiform.Pipeline;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Filiform.Store;

/// <summary>The one seam between the program and its database; nothing else knows which one it is.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource? postgres;
    private readonly string? sqlite;

    /// <summary>SQLite has one writer. Queueing here is fair and instant; its own busy handler sleeps 150 ms between tries.</summary>
    private readonly SemaphoreSlim writer = new(1, 1);

    /// <summary>SQLite's own connections, which outlive ours in the pool, that have their settings already.</summary>
    private readonly ConditionalWeakTable<object, object> told = [];

    /// <param name="address"><c>sqlite:PATH</c> or <c>postgres://user:password@host:port/name</c>.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public Database(string address, Vault vault)
    {
        SqlTypes.Register();
        Address = address;
        Vault = vault;
        if (address.StartsWith("sqlite:", StringComparison.Ordinal))
        {
            Path = System.IO.Path.GetFullPath(address["sqlite:".Length..]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            sqlite = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();
        }
        else
        {
            ConnectionString = PostgresAddress.ToConnectionString(address);
            postgres = NpgsqlDataSource.Create(ConnectionString);
        }
    }

    public string Address { get; }
    public Vault Vault { get; }
    public bool IsSqlite => sqlite is not null;

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? Path { get; }

    internal string ConnectionString { get; private init; } = "";

    internal string Connection => sqlite ?? ConnectionString;

    public async Task<Work> BeginChange(Actor actor, Instant now, bool networkWide, CancellationToken stop = default)
    {
        if (IsSqlite) await writer.WaitAsync(stop);
        try
        {
            var connection = await Open(stop);
            var transaction = await BeginTransaction(connection, write: true, actor.Clinic, networkWide, stop);
            return new Work(this, connection, transaction, actor, now, networkWide, IsSqlite ? writer : null);
        }
        catch
        {
            if (IsSqlite) writer.Release();
            throw;
        }
    }

    public async Task<Work> BeginRead(Actor actor, Instant now, bool networkWide, CancellationToken stop = default)
    {
        var connection = await Open(stop);
        var transaction = await BeginTransaction(connection, write: false, actor.Clinic, networkWide, stop);
        return new Work(this, connection, transaction, actor, now, networkWide, null);
    }

    /// <summary>Lets go of every idle connection, after what they know was taken away.</summary>
    internal void ForgetConnections()
    {
        if (postgres is not null) postgres.Clear();
        else SqliteConnection.ClearPool(new SqliteConnection(sqlite));
    }

    internal async Task<DbConnection> Open(CancellationToken stop)
    {
        if (postgres is not null) return await postgres.OpenConnectionAsync(stop);

        var connection = new SqliteConnection(sqlite);
        await connection.OpenAsync(stop);
        // A pooled connection keeps what it was told once.
        if (told.TryAdd(connection.Handle!, true))
        {
            await using var pragma = connection.CreateCommand();
            pragma.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 30000;";
            await pragma.ExecuteNonQueryAsync(stop);
        }

        return connection;
    }

    internal async Task<DbTransaction> BeginTransaction(
        DbConnection connection, bool write, Id<Clinic>? clinic, bool networkWide, CancellationToken stop)
    {
        if (connection is SqliteConnection file) return file.BeginTransaction(deferred: !write);

        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, stop);
        await using var tenant = connection.CreateCommand();
        tenant.Transaction = transaction;
        // Row-level security reads these two; they end with the transaction.
        tenant.CommandText = "select set_config('filiform.clinic', $1, true), set_config('filiform.network', $2, true)";
        tenant.Parameters.Add(new NpgsqlParameter { Value = clinic?.ToString() ?? "" });
        tenant.Parameters.Add(new NpgsqlParameter { Value = networkWide ? "on" : "" });
        await tenant.ExecuteNonQueryAsync(stop);
        return transaction;
    }

    /// <summary>Whether two writers crossed and the whole unit of work may simply be done again.</summary>
    public static bool ShouldTryAgain(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        // The same request twice at once: the second finds the first one's answer when it looks again.
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "repeat_pkey" } => true,
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        _ => false,
    };

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null) await postgres.DisposeAsync();
        else SqliteConnection.ClearPool(new SqliteConnection(sqlite));
        writer.Dispose();
    }
}
