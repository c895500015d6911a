using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Filiform.Bench.Journeys;

/// <summary>A throw-away PostgreSQL cluster as Debian sets one up: every commit waits for the disk.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly string? Bin = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() + "/bin" : null;

    private readonly int port = FreePort();
    private readonly string folder = Directory.CreateTempSubdirectory("filiform-bench-pg-").FullName;

    public PostgresCluster()
    {
        if (Environment.UserName == "root") Start("chown", "postgres", folder);
        Server("initdb", "-D", folder + "/data", "-A", "trust", "-U", "filiform", "-E", "UTF8", "--locale=C.UTF-8");
        Server("pg_ctl", "-D", folder + "/data", "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {folder} -c listen_addresses=127.0.0.1"), "-w", "-l", folder + "/log", "start");
        Execute("postgres", "create role app login");
    }

    public static bool IsInstalled => Bin is not null && File.Exists(Bin + "/initdb") && File.Exists(Bin + "/pgbench");

    /// <returns>Its address, for a role that row-level security binds.</returns>
    public string NewDatabase()
    {
        Execute("postgres", "create database bench owner app");
        return string.Create(CultureInfo.InvariantCulture, $"postgres://app@127.0.0.1:{port}/bench");
    }

    /// <summary>A connection of the superuser, whom row-level security does not bind.</summary>
    public NpgsqlConnection Open(string database = "bench")
    {
        var connection = new NpgsqlConnection(string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=filiform;Database={database};Pooling=false"));
        connection.Open();
        return connection;
    }

    /// <summary>Runs a script over and over, one client.</summary>
    /// <returns>Milliseconds that each transaction took.</returns>
    public List<double> Pgbench(string script, int transactions)
    {
        var (file, log) = (Path.Combine(folder, "script.sql"), Path.Combine(folder, "latency"));
        File.WriteAllText(file, script);
        Start(Bin + "/pgbench", "-n", "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", "filiform", "-f", file,
            "-M", "prepared", "-t", transactions.ToString(CultureInfo.InvariantCulture), "-l", "--log-prefix=" + log, "bench");
        var lines = Directory.GetFiles(folder, "latency*").SelectMany(File.ReadAllLines).ToList();
        foreach (var each in Directory.GetFiles(folder, "latency*")) File.Delete(each);
        // "client transaction time script …": time is in microseconds.
        return [.. lines.Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000)];
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Server("pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private void Execute(string database, string sql)
    {
        using var connection = Open(database);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The server refuses to be root, so root hands it to <c>postgres</c>.</summary>
    private static void Server(string program, params string[] arguments)
    {
        if (Environment.UserName == "root") Start("runuser", ["-u", "postgres", "--", $"{Bin}/{program}", .. arguments]);
        else Start($"{Bin}/{program}", arguments);
    }

    private static void Start(string program, params string[] arguments)
    {
        // The server inherits our handles, so its output must not be a pipe that we would wait for.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
