using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Filiform.Bench.Journeys;

/// <summary>Writes again what bookings wrote, through the driver alone: same tables, indexes and triggers, same durability, many rows of one table in one statement.</summary>
internal sealed class BareBookings : IDisposable
{
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

    /// <summary>Does it all again, booking by booking, each time as two durable transactions.</summary>
    /// <returns>Milliseconds of each first and of each second transaction.</returns>
    public (List<double> Holds, List<double> Confirms) Replay(string file, int bookings)
    {
        using var from = Open(file);
        using var to = Open(copy);
        var written = WrittenRows.Since(from, to, bookings);
        var (holds, confirms) = (new List<double>(), new List<double>());
        for (var booking = 0; booking < bookings; booking++)
        {
            holds.Add(Time(() => Write(to, written.OfHold(booking), confirmed: null)));
            confirms.Add(Time(() => Write(to, written.OfConfirmation(booking), written.HoldId(booking))));
        }
        return (holds, confirms);
    }

    public void Dispose() => File.Delete(copy);

    private static double Time(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Write(SqliteConnection to, IEnumerable<TableRows> tables, object? confirmed)
    {
        using var transaction = to.BeginTransaction(deferred: false);
        foreach (var table in tables) Insert(to, transaction, table);
        if (confirmed is not null)
        {
            Execute(to, transaction, "update claim set held_until = null where appointment = @p0", [confirmed]);
            Execute(to, transaction, "update hold set booked_at = made_at where id = @p0", [confirmed]);
        }
        transaction.Commit();
    }

    private static void Insert(SqliteConnection to, SqliteTransaction transaction, TableRows table)
    {
        var columns = table.Rows[0].Keys.ToList();
        var tuples = table.Rows.Select((_, row) => $"({string.Join(",", columns.Select((_, column) => string.Create(CultureInfo.InvariantCulture, $"@p{row * columns.Count + column}")))})");
        Execute(to, transaction, $"insert into \"{table.Name}\" ({string.Join(",", columns)}) values {string.Join(",", tuples)}",
            [.. table.Rows.SelectMany(row => columns.Select(column => row[column]))]);
    }

    private static void Execute(SqliteConnection to, SqliteTransaction transaction, string sql, IReadOnlyList<object> values)
    {
        using var command = to.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        for (var at = 0; at < values.Count; at++) command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"@p{at}"), values[at]);
        command.ExecuteNonQuery();
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
