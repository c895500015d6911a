using Npgsql;

namespace Filiform.Store;

/// <summary>Empties a database and gives it its shape again. For a demonstration that was not built to its end, and for nothing else.</summary>
internal static class StartOver
{
    public static async Task Run(Database database, CancellationToken stop)
    {
        database.ForgetConnections();
        if (database.Path is { } path)
            foreach (var end in new[] { "", "-wal", "-shm" }) File.Delete(path + end);
        else await DropEverything(database, stop);
        database.ForgetConnections();
        await Migrations.Apply(database, stop);
    }

    private static async Task DropEverything(Database database, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("drop schema public cascade; create schema public", connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
