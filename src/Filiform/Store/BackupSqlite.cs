using Dapper;
using Filiform.Pipeline;
using Microsoft.Data.Sqlite;

namespace Filiform.Store;

/// <summary>SQLite: its online backup, into a file of its own.</summary>
internal sealed class BackupSqlite(Database database) : BackupSource
{
    public override string Name => "sqlite";

    private string Path => database.Path!;

    public override async Task<BackupContents> Snapshot(string path, CancellationToken stop)
    {
        await using (var live = (SqliteConnection)await database.Open(stop))
        await using (var copy = await Open(path, SqliteOpenMode.ReadWriteCreate, stop))
        {
            live.BackupDatabase(copy);
            // One file, without a log beside it.
            await copy.ExecuteAsync("pragma journal_mode = delete");
        }

        return await Contents("sqlite:" + path, stop);
    }

    public override Task<IAsyncDisposable?> Reserve(CancellationToken stop) => Task.FromResult<IAsyncDisposable?>(FileLock.Take(Path + ".server"));

    public override async Task<string> Revive(string path, CancellationToken stop)
    {
        var scratch = Path + ".restoring";
        File.Move(path, scratch, overwrite: true);
        try
        {
            await using var connection = await Open(scratch, SqliteOpenMode.ReadWrite, stop);
            if (await connection.ExecuteScalarAsync<string>("pragma integrity_check") is not "ok") throw new InvalidDataException("The database in the backup is not sound.");
            if ((await connection.QueryAsync("pragma foreign_key_check")).Any()) throw new InvalidDataException("The database in the backup refers to rows it does not have.");
            return "sqlite:" + scratch;
        }
        catch (SqliteException)
        {
            throw new InvalidDataException("The database in the backup cannot be opened.");
        }
    }

    public override async Task<BackupContents> Contents(string address, CancellationToken stop)
    {
        await using var connection = await Open(address["sqlite:".Length..], SqliteOpenMode.ReadOnly, stop);
        return await Contents(connection, await connection.QueryAsync<string>(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name"));
    }

    public override async Task<string?> Replace(string scratch, Instant now, CancellationToken stop)
    {
        var kept = File.Exists(Path) ? $"{Path}.before-{now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)}" : null;
        // The checked copy may have been opened with a log of its own; all of it must be in the one file that is moved.
        await using (var connection = await Open(scratch["sqlite:".Length..], SqliteOpenMode.ReadWrite, stop)) await connection.ExecuteAsync("pragma journal_mode = delete");
        SqliteConnection.ClearAllPools();
        // The log goes with the database it belongs to: left behind, it would be played into the new one.
        foreach (var end in new[] { "", "-wal", "-shm" })
            if (File.Exists(Path + end)) File.Move(Path + end, kept + end);
        File.Move(scratch["sqlite:".Length..], Path);
        return kept;
    }

    public override Task Discard(string scratch)
    {
        SqliteConnection.ClearAllPools();
        foreach (var end in new[] { "", "-wal", "-shm" }) File.Delete(scratch["sqlite:".Length..] + end);
        return Task.CompletedTask;
    }

    private static async Task<SqliteConnection> Open(string path, SqliteOpenMode mode, CancellationToken stop)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        return connection;
    }
}
