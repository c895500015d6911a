using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Npgsql;

namespace Filiform.Store;

/// <summary>Brings a database to the newest shape, under a lock, with DbUp. Scripts are numbered and never change once released.</summary>
public static class Migrations
{
    /// <summary>How long a process waits while another one migrates.</summary>
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(10);

    /// <exception cref="InvalidOperationException">A script failed; the database is as it was before that script.</exception>
    public static async Task Apply(Database database, CancellationToken stop = default)
    {
        await using var held = await Alone(database, "migrating", 4101, stop);
        var to = database.IsSqlite
            ? DeployChanges.To.SqliteDatabase(database.Connection)
            : DeployChanges.To.PostgresqlDatabase(database.Connection);
        var result = to
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.StartsWith("migrations/", StringComparison.Ordinal))
            .WithPreprocessor(new Dialect(database.IsSqlite))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new NoUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful) throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
    }

    /// <summary>Waits until no other process does the same to this database, and keeps others waiting until it is disposed.</summary>
    /// <param name="number">Of the lock on PostgreSQL.</param>
    internal static async Task<IAsyncDisposable> Alone(Database database, string doing, int number, CancellationToken stop)
    {
        if (database.Path is { } path) return await FileLock.Wait($"{path}.{doing}", LongestMigration, stop);

        await PostgresDatabase.Ensure(database.Connection, stop);
        // Closed for good afterwards: a connection that goes back to a pool keeps its advisory locks, and no second process would ever start.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({number})", connection) { CommandTimeout = (int)LongestMigration.TotalSeconds };
        await command.ExecuteNonQueryAsync(stop);
        return connection;
    }

    private sealed class NoUpgradeLog : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args) { }
        public void LogDebug(string format, params object[] args) { }
        public void LogInformation(string format, params object[] args) { }
        public void LogWarning(string format, params object[] args) { }
        public void LogError(string format, params object[] args) { }
        public void LogError(Exception ex, string format, params object[] args) { }
    }
}
