using System.Collections.Concurrent;
using Filiform.Store;
using Microsoft.Data.Sqlite;

namespace Filiform.Tests;

/// <summary>A real, empty, migrated database: SQLite, or PostgreSQL when <c>FILIFORM_TEST_DATABASE=postgres</c>. The suite runs once on each.</summary>
/// <remarks>On SQLite each test has a file of its own. On PostgreSQL, where a new database and new connections cost a quarter of a second, it is emptied and used again.</remarks>
public sealed class TestDatabase : IAsyncDisposable
{
    public static readonly bool OnPostgres = Environment.GetEnvironmentVariable("FILIFORM_TEST_DATABASE") == "postgres";

    private static readonly string Root = MakeRoot();
    private static readonly Lazy<Task<(string Address, Postgres.Fresh? Fresh)>> Template = new(MakeTemplate);
    private static readonly ConcurrentBag<TestDatabase> Emptied = [];

    /// <summary>Deleted rows stay in the files, so that a database slows down.</summary>
    private const int MostUses = 50;

    private readonly string folder;
    private readonly Postgres.Fresh? fresh;
    private int uses;
    private bool left;
    private readonly string keyFiles;

    private TestDatabase(string folder, string address, Postgres.Fresh? fresh)
    {
        (this.folder, Address, this.fresh) = (folder, address, fresh);
        Keys = Path.Combine(folder, "keys");
        Database = new Database(address, new Vault(Keys));
        keyFiles = KeyFiles();
    }

    public string Address { get; }
    public string Keys { get; }
    public Database Database { get; }

    public static async Task<TestDatabase> New()
    {
        if (Emptied.TryTake(out var emptied)) return emptied;
        var (template, fresh) = await Template.Value;
        var folder = Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString("N"))).FullName;
        if (OnPostgres) return new(folder, Postgres.NewDatabase(Postgres.NameOf(template)), fresh);

        var path = Path.Combine(folder, "test.db");
        File.Copy(template["sqlite:".Length..], path);
        return new(folder, "sqlite:" + path, null);
    }

    private static string MakeRoot()
    {
        var root = Directory.CreateTempSubdirectory("filiform-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        return root;
    }

    private static async Task<(string, Postgres.Fresh?)> MakeTemplate()
    {
        var address = OnPostgres ? Postgres.NewDatabase() : "sqlite:" + Path.Combine(Root, "template.db");
        await using (var database = new Database(address, new Vault(Path.Combine(Root, "keys")))) await Migrations.Apply(database);
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        return (address, OnPostgres ? Postgres.Read(address) : null);
    }

    /// <summary>Closes this test's own connections, for a command that must be alone with the database.</summary>
    public ValueTask Leave()
    {
        left = true;
        return Database.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (fresh is not null && !left && ++uses < MostUses && KeyFiles() == keyFiles && Postgres.Empty(Address, fresh))
        {
            foreach (var file in Directory.GetFiles(Keys).Where(path => Path.GetExtension(path) is not (".key" or ".pem" or ".xml"))) File.Delete(file);
            foreach (var inner in Directory.GetDirectories(Keys)) Directory.Delete(inner, recursive: true);
            Emptied.Add(this);
            return;
        }

        await Database.DisposeAsync();
        if (OnPostgres) Postgres.Drop(Address);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private string KeyFiles() => string.Join('\n', Directory.GetFiles(Keys, "*-*.*").Where(path => Path.GetExtension(path) is ".key" or ".pem")
        .Order(StringComparer.Ordinal).Select(path => $"{path} {new FileInfo(path).UnixFileMode}"));
}
