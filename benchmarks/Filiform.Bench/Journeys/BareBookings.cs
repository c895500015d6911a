using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Filiform.Bench.Journeys;

/// <summary>Writes again what bookings wrote, through the driver alone: same tables, indexes and triggers, same durability.</summary>
internal sealed class BareBookings : IDisposable
{
    /// <summary>What a hold writes; the rest belongs to the confirmation. An audit row belongs to each.</summary>
    private static readonly string[] OfTheHold = ["hold", "claim"];

    private readonly string copy;

    private BareBookings(string copy) => this.copy = copy;

    /// <summary>Keeps the database as it is now, for the rows to be written into.</summary>
    public static BareBookings Before(string file)
    {
        var copy = file + ".bare";
        using var from = Open(file);
        using var to = Open(copy);
        from.BackupDatabase(to);
        return new(copy);
    }

    /// <param name="bookings">How many there were since.</param>
    /// <returns>Bookings a second, and rows that each wrote.</returns>
    public (Spread PerSecond, int Rows) Replay(string file, int bookings)
    {
        using var from = Open(file);
        using var to = Open(copy);
        var tables = Tables(from).Select(table => (Table: table, Rows: New(from, to, table))).Where(each => each.Rows.Count >= bookings).ToList();
        var rounds = Enumerable.Range(0, bookings).Chunk(20).Select(round =>
        {
            var watch = Stopwatch.StartNew();
            foreach (var booking in round)
            {
                Write(to, tables.Select(each => (each.Table, Part(each.Table, each.Rows, booking, bookings, hold: true))), confirms: null);
                Write(to, tables.Select(each => (each.Table, Part(each.Table, each.Rows, booking, bookings, hold: false))), Part("hold", tables.First(each => each.Table == "hold").Rows, booking, bookings, hold: true)[0]["id"]);
            }
            return round.Length / watch.Elapsed.TotalSeconds;
        }).ToList();
        return (Spread.Of(rounds), tables.Sum(each => each.Rows.Count) / bookings);
    }

    public void Dispose() => File.Delete(copy);

    private static List<Dictionary<string, object>> Part(string table, List<Dictionary<string, object>> rows, int booking, int bookings, bool hold)
    {
        var each = rows.Count / bookings;
        var own = rows.GetRange(booking * each, each);
        if (table == "audit") return hold ? own[..1] : own[1..];
        return OfTheHold.Contains(table) == hold ? own : [];
    }

    private static void Write(SqliteConnection to, IEnumerable<(string Table, List<Dictionary<string, object>> Rows)> parts, object? confirms)
    {
        using var transaction = to.BeginTransaction(deferred: false);
        foreach (var (table, rows) in parts)
            foreach (var row in rows) Execute(to, transaction, $"insert into \"{table}\" ({string.Join(",", row.Keys)}) values ({string.Join(",", row.Keys.Select(name => "@" + name))})", row);
        if (confirms is not null)
        {
            Execute(to, transaction, "update claim set held_until = null where appointment = @id", new() { ["id"] = confirms });
            Execute(to, transaction, "update hold set booked_at = made_at where id = @id", new() { ["id"] = confirms });
        }
        transaction.Commit();
    }

    private static void Execute(SqliteConnection to, SqliteTransaction transaction, string sql, Dictionary<string, object> values)
    {
        using var command = to.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        foreach (var (name, value) in values) command.Parameters.AddWithValue("@" + name, value);
        command.ExecuteNonQuery();
    }

    private static List<string> Tables(SqliteConnection from) =>
        [.. Read(from, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").Select(row => (string)row["name"])];

    /// <summary>Rows that the copy does not have, in the order in which bookings wrote them.</summary>
    private static List<Dictionary<string, object>> New(SqliteConnection from, SqliteConnection to, string table)
    {
        if (table == "claim") return Read(from, "select claim.* from claim join hold on hold.id = claim.appointment order by hold.rowid").Where(Fresh(to, "claim", "appointment")).ToList();
        var known = Convert.ToInt64(Read(to, $"select count(*) as n from \"{table}\"").Single()["n"], CultureInfo.InvariantCulture);
        return Read(from, $"select * from \"{table}\" order by rowid limit -1 offset {known.ToString(CultureInfo.InvariantCulture)}").ToList();
    }

    private static Func<Dictionary<string, object>, bool> Fresh(SqliteConnection to, string table, string key)
    {
        var known = Read(to, $"select distinct {key} from {table}").Select(row => row[key]).ToHashSet();
        return row => !known.Contains(row[key]);
    }

    private static IEnumerable<Dictionary<string, object>> Read(SqliteConnection from, string sql)
    {
        using var command = from.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue);
    }

    /// <summary>As durable as the program's own connections.</summary>
    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full;";
        command.ExecuteNonQuery();
        return connection;
    }
}
