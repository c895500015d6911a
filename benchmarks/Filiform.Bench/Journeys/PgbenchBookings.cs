using System.Globalization;
using System.Text;
using Npgsql;

namespace Filiform.Bench.Journeys;

/// <summary>Scripts for pgbench that write what one booking of ours wrote, with fresh keys each time; the claims in one statement.</summary>
internal sealed class PgbenchBookings : IDisposable
{
    /// <summary>Far from any time that is really booked, so that no claim is refused.</summary>
    private const long FirstCell = 1_000_000_000;

    private readonly PostgresCluster cluster;
    private readonly string holdScript, confirmScript;
    private readonly NpgsqlConnection connection;

    private PgbenchBookings(PostgresCluster cluster, NpgsqlConnection connection, string holdScript, string confirmScript) =>
        (this.cluster, this.connection, this.holdScript, this.confirmScript) = (cluster, connection, holdScript, confirmScript);

    public static async Task<PgbenchBookings> Of(PostgresCluster cluster)
    {
        var connection = cluster.Open();
        var last = (await Rows(connection, "hold", "booked_at is not null order by made_at desc limit 1")).Single();
        var appointment = (Guid)last["id"];
        var cells = (await Rows(connection, "claim", $"appointment = '{appointment}'")).Count / 2;
        var patient = (Guid)(await Rows(connection, "appointment", $"id = '{appointment}'")).Single()["patient"];

        await Execute(connection, "create sequence bench_hold; create sequence bench_confirm");
        var hold = new Script("bench_hold");
        hold.Insert("hold", last, new() { ["id"] = Script.Key('a'), ["token_digest"] = Script.Text("token_digest"), ["booked_at"] = "null" });
        hold.Add($"insert into claim (resource, cell, appointment, held_until) select r, c, {Script.Key('a')}, now() + interval '10 minutes' "
            + $"from (values ({Script.Literal(last["practitioner"])}::uuid), ({Script.Literal(last["room"])}::uuid)) as taker (r), generate_series({FirstCell} + :n::bigint * {cells}, {FirstCell} + :n::bigint * {cells} + {cells - 1}) as c;");
        hold.Insert("audit", await Audited("HoldSlot"), new() { ["id"] = Script.Key('b'), ["seq"] = "null", ["hash"] = "null" });

        var confirm = new Script("bench_confirm");
        foreach (var (table, where) in new[]
        {
            ("patient", $"id = '{patient}'"), ("appointment", $"id = '{appointment}'"), ("private_link", $"appointment = '{appointment}'"),
            ("mail", $"patient = '{patient}'"), ("outbox", $"about in (select id from mail where patient = '{patient}') or about = '{appointment}'"),
        })
            foreach (var (at, row) in (await Rows(connection, table, where)).Index())
                confirm.Insert(table, row, new()
                {
                    ["id"] = table switch { "appointment" => Script.Key('a'), "patient" => Script.Key('c'), _ => Script.Key((char)('d' + at), table) },
                    ["patient"] = Script.Key('c'), ["appointment"] = Script.Key('a'), ["number"] = "'N' || :n", ["token_digest"] = Script.Text("token_digest" + at),
                });
        confirm.Insert("repeat", (await Rows(connection, "repeat", "true order by kept_at desc limit 1")).Single(), new() { ["key"] = Script.Text("key") });
        confirm.Insert("audit", await Audited("BookAppointment"), new() { ["id"] = Script.Key('e'), ["patient"] = Script.Key('c'), ["seq"] = "null", ["hash"] = "null" });
        confirm.Add($"update claim set held_until = null where appointment = {Script.Key('a')};");
        confirm.Add($"update hold set booked_at = now() where id = {Script.Key('a')};");
        return new(cluster, connection, hold.ToString(), confirm.ToString());

        async Task<Dictionary<string, object>> Audited(string useCase) => (await Rows(connection, "audit", $"use_case = '{useCase}' and outcome = 'done' limit 1")).Single();
    }

    /// <returns>Milliseconds of each.</returns>
    public List<double> Holds(int number) => cluster.Pgbench(holdScript, number);

    /// <summary>Confirms what <see cref="Holds"/> made: each counts by a sequence of its own, from one.</summary>
    public List<double> Confirms(int number) => cluster.Pgbench(confirmScript, number);

    public void Dispose() => connection.Dispose();

    private static async Task<List<Dictionary<string, object>>> Rows(NpgsqlConnection connection, string table, string where)
    {
        await using var command = new NpgsqlCommand($"select * from {table} where {where}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object>>();
        while (await reader.ReadAsync()) rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue));
        return rows;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One transaction. <c>:n</c> is its number, drawn from a sequence outside it.</summary>
    private sealed class Script(string sequence)
    {
        private readonly StringBuilder lines = new($"select nextval('{sequence}') as n \\gset\nbegin;\n");

        public static string Key(char kind, string? table = null) => $"('{kind}0000000-0000-7000-8{(table?.Length ?? 0) % 10}00-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid";

        /// <summary>As long as a digest, and another each time.</summary>
        public static string Text(string what) => $"md5('{what}' || :n) || md5('{what}!' || :n)";

        public static string Literal(object value) => value switch
        {
            DBNull => "null",
            bool yes => yes ? "true" : "false",
            DateTime at => $"'{at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)}'",
            IFormattable number and not Guid => number.ToString(null, CultureInfo.InvariantCulture),
            _ => "'" + value.ToString()!.Replace("'", "''", StringComparison.Ordinal) + "'",
        };

        public void Add(string statement) => lines.Append(statement).Append('\n');

        public void Insert(string table, Dictionary<string, object> row, Dictionary<string, string> fresh) => Add(
            $"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Select(column => fresh.TryGetValue(column.Key, out var made) && column.Value is not DBNull ? made : Literal(column.Value)))});");

        public override string ToString() => lines + "commit;\n";
    }
}
