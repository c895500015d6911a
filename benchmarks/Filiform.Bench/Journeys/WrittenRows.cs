using System.Data.Common;
using System.Globalization;

namespace Filiform.Bench.Journeys;

/// <summary>Rows of one table that belong together.</summary>
internal sealed record TableRows(string Name, List<Dictionary<string, object>> Rows);

/// <summary>What bookings wrote, told apart by booking and by the half of it that wrote them.</summary>
internal sealed class WrittenRows
{
    /// <summary>What a hold writes; the rest belongs to the confirmation. An audit row belongs to each.</summary>
    private static readonly string[] ByTheHold = ["hold", "claim"];

    private readonly List<TableRows> tables;
    private readonly int bookings;

    private WrittenRows(List<TableRows> tables, int bookings) => (this.tables, this.bookings) = (tables, bookings);

    /// <summary>Rows a booking writes.</summary>
    public int Number => tables.Sum(table => table.Rows.Count) / bookings;

    /// <param name="before">The database as it was before; rows that it has are not these.</param>
    public static WrittenRows Since(DbConnection now, DbConnection before, int bookings) => new(
        [.. Tables(now).Select(table => new TableRows(table, New(now, before, table))).Where(table => table.Rows.Count >= bookings)], bookings);

    public IEnumerable<TableRows> OfHold(int booking) => Parts(booking, hold: true);

    public IEnumerable<TableRows> OfConfirmation(int booking) => Parts(booking, hold: false);

    public object HoldId(int booking) => tables.Single(table => table.Name == "hold").Rows[booking]["id"];

    private IEnumerable<TableRows> Parts(int booking, bool hold) =>
        tables.Select(table => table with { Rows = Part(table, booking, hold) }).Where(part => part.Rows.Count > 0);

    private List<Dictionary<string, object>> Part(TableRows table, int booking, bool hold)
    {
        var each = table.Rows.Count / bookings;
        var own = table.Rows.GetRange(booking * each, each);
        if (table.Name == "audit") return hold ? own[..1] : own[1..];
        return ByTheHold.Contains(table.Name) == hold ? own : [];
    }

    private static List<string> Tables(DbConnection from) =>
        [.. Read(from, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").Select(row => (string)row["name"])];

    /// <summary>Rows that the other does not have, in the order in which they were written.</summary>
    private static List<Dictionary<string, object>> New(DbConnection now, DbConnection before, string table)
    {
        if (table == "claim")
        {
            var known = Read(before, "select distinct appointment from claim").Select(row => row["appointment"]).ToHashSet();
            return [.. Read(now, "select claim.* from claim join hold on hold.id = claim.appointment order by hold.rowid").Where(row => !known.Contains(row["appointment"]))];
        }
        var count = Convert.ToInt64(Read(before, $"select count(*) as n from \"{table}\"").Single()["n"], CultureInfo.InvariantCulture);
        return [.. Read(now, $"select * from \"{table}\" order by rowid limit -1 offset {count.ToString(CultureInfo.InvariantCulture)}")];
    }

    private static IEnumerable<Dictionary<string, object>> Read(DbConnection from, string sql)
    {
        using var command = from.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue);
    }
}
