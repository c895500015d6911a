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

    public static string NameOf(string address) => address[(address.LastIndexOf('/') + 1)..];

    public static void Drop(string address) => Execute("postgres", $"drop database if exists {NameOf(address)} with (force)");

    private static string Address(string name) => $"postgres://app@127.0.0.1:{Running.Value.Port}/{name}";

    private static void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Running.Value.Port};Username=filiform;Database={database};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
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
