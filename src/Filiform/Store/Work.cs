using System.Data.Common;
using Dapper;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>One unit of work: one instant, one actor, one transaction.</summary>
public sealed class Work : IAsyncDisposable
{
    private readonly Database database;
    private readonly DbConnection connection;
    private readonly bool networkWide;
    private readonly SemaphoreSlim? writer;
    private readonly List<Id<Patient>> seen = [];
    private readonly List<string> touched = [];
    private readonly PendingRows pending = new();
    private DbTransaction transaction;

    internal Work(Database database, DbConnection connection, DbTransaction transaction, Actor actor, Instant now, bool networkWide, SemaphoreSlim? writer)
    {
        (this.database, this.connection, this.transaction, this.networkWide, this.writer) = (database, connection, transaction, networkWide, writer);
        Actor = actor;
        Now = now.ToMicroseconds();
    }

    public Actor Actor { get; }

    /// <summary>The instant of this unit of work, to the microsecond, from the program's clock.</summary>
    public Instant Now { get; }

    /// <summary>The clinic acted in, which every statement receives as <c>@clinic</c>.</summary>
    public Id<Clinic>? Clinic => Actor.Clinic;

    public Id<T> NewId<T>() => Id<T>.At(Now);

    public async Task<ImmutableArray<T>> Query<T>(string sql, object? values = null)
    {
        await Flush();
        return [.. await connection.QueryAsync<T>(sql, Bind(values), transaction)];
    }

    /// <returns>The only row, or the default of <typeparamref name="T"/> when there is none.</returns>
    public async Task<T?> QueryOne<T>(string sql, object? values = null)
    {
        await Flush();
        return await connection.QuerySingleOrDefaultAsync<T>(sql, Bind(values), transaction);
    }

    public async Task<bool> Exists(string sql, object? values = null)
    {
        await Flush();
        return await connection.ExecuteScalarAsync(sql, Bind(values), transaction) is not null;
    }

    /// <returns>How many rows were written.</returns>
    public async Task<int> Execute(string sql, object? values = null)
    {
        await Flush();
        return await connection.ExecuteAsync(sql, Bind(values), transaction);
    }

    /// <summary>Writes rows whose number nobody asks for. They go out together with those before and after them: ahead of the next statement, or with the commit.</summary>
    /// <param name="insert">Up to and with the column list.</param>
    /// <param name="rows">Values in the order of the columns.</param>
    public void Insert(string insert, params IEnumerable<object?[]> rows) => pending.Add(insert, rows);

    /// <summary>Writes many rows in one statement.</summary>
    /// <param name="insert">Up to and with the column list: <c>insert into claim (resource, cell)</c>.</param>
    /// <param name="rows">Values in the order of the columns.</param>
    /// <param name="then">What follows the values, such as an <c>on conflict</c> clause.</param>
    /// <param name="values">Parameters that <paramref name="then"/> names.</param>
    /// <returns>How many rows were written.</returns>
    public async Task<int> InsertMany(string insert, IReadOnlyList<object?[]> rows, string then = "", object? values = null)
    {
        await Flush();
        // SQLite allows 32,766 parameters in a statement.
        var written = 0;
        foreach (var chunk in rows.Chunk(Math.Max(1, 30_000 / Math.Max(1, rows.Count == 0 ? 1 : rows[0].Length))))
        {
            var parameters = Bind(values);
            var tuples = chunk.Select((row, r) => "(" + string.Join(", ", row.Select((value, c) =>
            {
                parameters.Add($"p{r}_{c}", value);
                return $"@p{r}_{c}";
            })) + ")");
            written += await connection.ExecuteAsync($"{insert} values {string.Join(", ", tuples)} {then}", parameters, transaction);
        }

        return written;
    }

    /// <summary>Tells somebody something, when this unit of work commits and not before <paramref name="due"/>.</summary>
    /// <param name="kind">Names the handler.</param>
    /// <param name="about">The row the message is about; a handler reads it anew.</param>
    public Task Enqueue(string kind, Guid about, Instant? due = null)
    {
        Insert("insert into outbox (id, clinic, kind, about, due_at, attempts)", [NewId<Message>(), Clinic, kind, about, due ?? Now, 0]);
        return Task.CompletedTask;
    }

    /// <summary>Encrypts a value for one column of one row; it opens nowhere else.</summary>
    /// <param name="column"><c>table.column</c></param>
    /// <returns>The sealed text; null for null.</returns>
    public string? Seal(string column, Guid row, string? text) => database.Vault.Seal(Clinic?.Value, column, row, text);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The value was changed, or belongs to another row.</exception>
    public string? Open(string column, Guid row, string? sealedText) => database.Vault.Open(Clinic?.Value, column, row, sealedText);

    /// <summary>A keyed digest by which an encrypted value can be found, exactly.</summary>
    public string? Digest(string column, string? text) => database.Vault.Digest(Clinic?.Value, column, text);

    /// <summary>Says that this patient's data was among what was read, for a use case that is not about one patient.</summary>
    public void Saw(Id<Patient> patient) => seen.Add(patient);

    /// <summary>Whom a sign-in that was just opened belongs to; null in all other work.</summary>
    internal Actor? Proved { get; private set; }

    /// <summary>A visitor, or the holder of a link, has shown who they are: what this work did is theirs, so its audit row names them and their clinic.</summary>
    /// <remarks>It grants nothing: what the rest of this work may do was decided before.</remarks>
    public void ProvedToBe(Actor somebody)
    {
        if (Actor.Kind is "visitor" or "link") Proved = somebody with { Address = Actor.Address, RequestId = Actor.RequestId };
    }

    /// <summary>Names fields that were changed; never their values.</summary>
    public void Changed(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields) touched.Add(field);
    }

    internal ImmutableArray<AuditRow> AuditRows(string useCase, Id<Patient>? patient, Refusal? refusal)
    {
        var patients = patient is not null || seen.Count == 0 ? [patient] : seen.Distinct().Select(each => (Id<Patient>?)each);
        return [.. patients.Select(each => AuditRow.Of(this, useCase, each, refusal, touched))];
    }

    internal void Audit(string useCase, Id<Patient>? patient, Refusal? refusal) => AuditLog.Write(this, AuditRows(useCase, patient, refusal));

    internal async Task Undo()
    {
        pending.Clear();
        await transaction.RollbackAsync();
        await transaction.DisposeAsync();
        transaction = await database.BeginTransaction(connection, write: true, Clinic, networkWide, default);
    }

    internal async Task Commit()
    {
        if (!await pending.Send(connection, transaction, then: "commit")) await transaction.CommitAsync();
    }

    private Task Flush() => pending.Send(connection, transaction);

    private DynamicParameters Bind(object? values)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("clinic", Clinic);
        return parameters;
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
        writer?.Release();
    }
}
