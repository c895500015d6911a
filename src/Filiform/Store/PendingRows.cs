using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Filiform.Store;

/// <summary>Rows to be written whose number nobody asks for. They go out together: one round trip on PostgreSQL, one statement a table on SQLite.</summary>
internal sealed class PendingRows
{
    /// <summary>SQLite allows 32,766 parameters in a statement, PostgreSQL 65,535; rows have at most twenty columns.</summary>
    private const int RowsAtOnce = 30_000 / 20;

    private readonly List<(string Insert, object?[] Row)> rows = [];

    public void Add(string insert, IEnumerable<object?[]> more) => rows.AddRange(more.Select(row => (insert, row)));

    public void Clear() => rows.Clear();

    /// <summary>Writes them. Rows of one table go together, tables in the order in which they were first named.</summary>
    /// <param name="then">A last statement to send along where it spares a round trip; null for none.</param>
    /// <returns>Whether <paramref name="then"/> was sent along.</returns>
    public async Task<bool> Send(DbConnection connection, DbTransaction transaction, string? then = null)
    {
        if (rows.Count == 0) return false;
        var chunks = rows.Chunk(RowsAtOnce).Select(chunk => chunk.GroupBy(each => each.Insert, each => each.Row).Select(group => (group.Key, Rows: group.ToArray())).ToArray()).ToArray();
        rows.Clear();
        var along = connection.CanCreateBatch && then is not null;
        foreach (var (at, groups) in chunks.Index())
            if (connection.CanCreateBatch) await SendBatch(connection, transaction, groups, along && at == chunks.Length - 1 ? then : null);
            else foreach (var (insert, own) in groups) await SendOne(connection, transaction, insert, own);
        return along;
    }

    private static async Task SendOne(DbConnection connection, DbTransaction transaction, string insert, object?[][] own)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, Text(insert, own));
        foreach (var (at, value) in own.SelectMany(row => row).Index())
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"${at + 1}");
            SqlTypes.SetValue(parameter, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static async Task SendBatch(DbConnection connection, DbTransaction transaction, (string Insert, object?[][] Own)[] groups, string? then)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (insert, own) in groups)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = Text(insert, own);
            foreach (var value in own.SelectMany(row => row))
            {
                var parameter = command.CreateParameter();
                SqlTypes.SetValue(parameter, value);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        if (then is not null)
        {
            var last = batch.CreateBatchCommand();
            last.CommandText = then;
            batch.BatchCommands.Add(last);
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>PostgreSQL numbers its parameters so; SQLite takes the same for names.</summary>
    private static string Text(string insert, object?[][] own)
    {
        var text = new StringBuilder(insert).Append(" values ");
        var number = 0;
        foreach (var row in own)
        {
            text.Append(number == 0 ? "(" : ", (");
            for (var column = 0; column < row.Length; column++) text.Append(column == 0 ? "$" : ", $").Append(++number);
            text.Append(')');
        }

        return text.ToString();
    }
}
