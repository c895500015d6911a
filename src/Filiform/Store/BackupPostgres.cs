using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Filiform.Pipeline;
using Npgsql;

namespace Filiform.Store;

/// <summary>PostgreSQL: <c>pg_dump</c> of one snapshot, in which the rows are counted as well.</summary>
internal sealed class BackupPostgres(Database database) : BackupSource
{
    /// <summary>Rows of every clinic; without it row-level security would hide them from a backup too.</summary>
    private const string AllClinics = "-c filiform.network=on";

    /// <summary>Tenths of a second: a connection that was closed just now is still seen for a moment.</summary>
    private const int TriesToBeAlone = 20;

    private readonly NpgsqlConnectionStringBuilder address = new(database.ConnectionString);

    public override string Name => "postgres";

    public override async Task<BackupContents> Snapshot(string path, CancellationToken stop)
    {
        await using var connection = await Open(address.Database!, stop);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var snapshot = await connection.ExecuteScalarAsync<string>("select pg_export_snapshot()", transaction: transaction);
        await Tool("pg_dump", stop, "--format=custom", "--no-owner", "--no-privileges", "--enable-row-security", $"--snapshot={snapshot}", $"--file={path}", address.Database!);
        return await Contents(connection, await Tables(connection, transaction), transaction);
    }

    /// <summary>Every server keeps connections open, so that any other connection may be one.</summary>
    public override async Task<IAsyncDisposable?> Reserve(CancellationToken stop)
    {
        await PostgresDatabase.Ensure(database.ConnectionString, stop);
        NpgsqlConnection.ClearAllPools();
        var connection = await Open("postgres", stop);
        for (var tries = 0; tries < TriesToBeAlone; tries++)
        {
            if (await connection.ExecuteScalarAsync<long>("select count(*) from pg_stat_activity where datname = @name", new { name = address.Database }) == 0) return connection;
            await Task.Delay(100, stop);
        }

        await connection.DisposeAsync();
        return null;
    }

    public override async Task<string> Revive(string path, CancellationToken stop)
    {
        var scratch = $"{address.Database}_restoring";
        await using (var server = await Open("postgres", stop))
        {
            await server.ExecuteAsync($"drop database if exists {Quoted(scratch)}");
            await server.ExecuteAsync($"create database {Quoted(scratch)}");
        }

        await Tool("pg_restore", stop, "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", $"--dbname={scratch}", path);
        return AddressOf(scratch);
    }

    public override async Task<BackupContents> Contents(string address, CancellationToken stop)
    {
        await using var connection = await Open(new NpgsqlConnectionStringBuilder(PostgresAddress.ToConnectionString(address)).Database!, stop);
        return await Contents(connection, await Tables(connection, null));
    }

    public override async Task<string?> Replace(string scratch, Instant now, CancellationToken stop)
    {
        NpgsqlConnection.ClearAllPools();
        var kept = $"{address.Database}_before_{now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        await using var server = await Open("postgres", stop);
        await server.ExecuteAsync($"alter database {Quoted(address.Database!)} rename to {Quoted(kept)}");
        await server.ExecuteAsync($"alter database {Quoted(address.Database + "_restoring")} rename to {Quoted(address.Database!)}");
        return kept;
    }

    public override async Task Discard(string scratch)
    {
        NpgsqlConnection.ClearAllPools();
        await using var server = await Open("postgres", default);
        await server.ExecuteAsync($"drop database if exists {Quoted(address.Database + "_restoring")}");
    }

    private string AddressOf(string name) => new UriBuilder(database.Address) { Path = name }.Uri.OriginalString;

    private static Task<IEnumerable<string>> Tables(NpgsqlConnection connection, NpgsqlTransaction? transaction) => connection.QueryAsync<string>(
        "select tablename from pg_tables where schemaname = current_schema() order by tablename", transaction: transaction);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task<NpgsqlConnection> Open(string name, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.ToString()) { Database = name, Pooling = false, Options = AllClinics }.ToString());
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <exception cref="InvalidOperationException">The tool is absent, or failed; the words are its own.</exception>
    private async Task Tool(string program, CancellationToken stop, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        // In the environment, where the process list does not show them.
        foreach (var (name, value) in new[]
        {
            ("PGHOST", address.Host), ("PGPORT", address.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", address.Username),
            ("PGPASSWORD", address.Password), ("PGOPTIONS", AllClinics),
        }) if (value is not null) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {said.Trim()}");
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{program} is not installed. It comes with PostgreSQL's client programs (Debian: postgresql-client).");
        }
    }
}
