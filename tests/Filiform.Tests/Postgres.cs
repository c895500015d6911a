using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Filiform.Tests;

/// <summary>A throw-away PostgreSQL cluster for the whole test run; the server refuses to be root, so root hands it to <c>postgres</c>.</summary>
public static class Postgres
{
    private static readonly Lazy<Cluster> Running = new(() => new Cluster());

    /// <summary>The address of a new, empty database, owned by a role that row-level security binds.</summary>
    public static string NewDatabase(string? template = null)
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        Execute("postgres", $"create database {name} owner app {(template is null ? "" : "template " + template)}");
        return Address(name);
    }

    /// <summary>What a database is before any test writes to it.</summary>
    /// <param name="Shape">Differs as soon as a table, trigger, constraint, function or policy is added, changed or dropped.</param>
    /// <param name="Reset">Statements that leave the rows that migrations wrote, and no others.</param>
    public sealed record Fresh(string Shape, string Reset);

    /// <summary>To be read before others copy this database: PostgreSQL copies none that somebody is connected to.</summary>
    public static Fresh Read(string address)
    {
        using var connection = Connect(NameOf(address));
        List<string> tables = [], statements = ["begin", "set local session_replication_role = replica"];
        using (var names = new NpgsqlCommand("select quote_ident(tablename) from pg_tables where schemaname = 'public' order by 1", connection).ExecuteReader())
            while (names.Read()) tables.Add(names.GetString(0));
        statements.AddRange(tables.Select(table => $"delete from {table}"));
        foreach (var table in tables)
            if (Scalar(connection, $"select json_agg(t)::text from {table} t") is string rows)
                statements.Add($"insert into {table} select * from json_populate_recordset(null::{table}, '{rows.Replace("'", "''", StringComparison.Ordinal)}')");
        return new(Shape(connection), string.Join(";\n", [.. statements, "commit"]));
    }

    /// <returns>False when this database should rather be dropped: it has another shape by now, or somebody is still at work in it.</returns>
    public static bool Empty(string address, Fresh fresh)
    {
        using var connection = Connect(NameOf(address));
        if (Shape(connection) != fresh.Shape) return false;
        if (Scalar(connection, "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'") is not null) return false;
        using var command = new NpgsqlCommand(fresh.Reset, connection);
        command.ExecuteNonQuery();
        return true;
    }

    /// <summary>How many rows its catalogs have, and the youngest transaction that wrote one.</summary>
    private static string Shape(NpgsqlConnection connection) => (string)Scalar(connection, "select count(*) || ' ' || max(x::text::bigint) from (" + string.Join(" union all ",
        new[] { "pg_class", "pg_attribute", "pg_trigger", "pg_constraint", "pg_proc", "pg_policy" }.Select(catalog => $"select xmin as x from {catalog}")) + ") rows")!;

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar() is var value and not DBNull ? value : null;
    }

    public static string NameOf(string address) => address[(address.LastIndexOf('/') + 1)..];

    public static void Drop(string address) => Execute("postgres", $"drop database if exists {NameOf(address)} with (force)");

    private static string Address(string name) => $"postgres://app@127.0.0.1:{Running.Value.Port}/{name}";

    private static void Execute(string database, string sql)
    {
        using var connection = Connect(database);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static NpgsqlConnection Connect(string database)
    {
        var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Running.Value.Port};Username=filiform;Database={database};Pooling=false");
        connection.Open();
        return connection;
    }

    private sealed class Cluster
    {
        private readonly string folder = Directory.CreateTempSubdirectory("filiform-pg-").FullName;
        private readonly string bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

        public Cluster()
        {
            Port = FreePort();
            if (Environment.UserName == "root") Run("chown", "postgres", folder);
            Server("initdb", "-D", folder + "/data", "-A", "trust", "-U", "filiform", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
            Server("pg_ctl", "-D", folder + "/data", "-o", $"-p {Port.ToString(CultureInfo.InvariantCulture)} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c autovacuum=off -c jit=off -c max_connections=200", "-w", "-l", folder + "/log", "start");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
            using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Port};Username=filiform;Database=postgres;Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand("create role app login createdb", connection);
            command.ExecuteNonQuery();
        }

        public int Port { get; }

        private void Stop()
        {
            Server("pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        }

        private void Server(string program, params string[] arguments)
        {
            if (Environment.UserName == "root") Run("runuser", ["-u", "postgres", "--", $"{bin}/{program}", .. arguments]);
            else Run($"{bin}/{program}", arguments);
        }

        private static void Run(string program, params string[] arguments)
        {
            // pg_ctl's server inherits our handles, so its output must not be a pipe that we would wait for.
            var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}. Is Debian's package postgresql installed?");
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
