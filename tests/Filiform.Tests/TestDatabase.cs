using Filiform.Store;
using Microsoft.Data.Sqlite;

namespace Filiform.Tests;

/// <summary>A real, empty, migrated database: SQLite, or PostgreSQL when <c>FILIFORM_TEST_DATABASE=postgres</c>. The suite runs once on each.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public static readonly bool OnPostgres = Environment.GetEnvironmentVariable("FILIFORM_TEST_DATABASE") == "postgres";

    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private readonly string folder;

    private TestDatabase(string folder, string address)
    {
        (this.folder, Address) = (folder, address);
        Keys = Path.Combine(folder, "keys");
        Database = new Database(address, new Vault(Keys));
    }

    public string Address { get; }
    public string Keys { get; }
    public Database Database { get; }

    public static async Task<TestDatabase> New()
    {
        var template = await Template.Value;
        var folder = Directory.CreateTempSubdirectory("filiform-test-").FullName;
        if (OnPostgres) return new(folder, Postgres.NewDatabase(Postgres.NameOf(template)));

        var path = Path.Combine(folder, "test.db");
        File.Copy(template["sqlite:".Length..], path);
        return new(folder, "sqlite:" + path);
    }

    private static async Task<string> MakeTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("filiform-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var address = OnPostgres ? Postgres.NewDatabase() : "sqlite:" + Path.Combine(folder, "template.db");
        await using (var database = new Database(address, new Vault(Path.Combine(folder, "keys")))) await Migrations.Apply(database);
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        return address;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (OnPostgres) Postgres.Drop(Address);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
