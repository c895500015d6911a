using Npgsql;

namespace Filiform.Store;

/// <summary>Makes the database when the address names one that is absent.</summary>
internal static class PostgresDatabase
{
    public static async Task Ensure(string connectionString, CancellationToken stop)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connectionString);
        try
        {
            await using var direct = new NpgsqlConnection(connectionString);
            await direct.OpenAsync(stop);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false }.ToString());
            await server.OpenAsync(stop);
            await using var create = new NpgsqlCommand($"create database \"{wanted.Database!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", server);
            try { await create.ExecuteNonQueryAsync(stop); }
            catch (PostgresException other) when (other.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation) { }
        }
    }
}
