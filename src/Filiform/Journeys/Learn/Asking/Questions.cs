using Filiform.Store;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>A question from the public, with its answer when it has one.</summary>
/// <param name="Topic">A topic of <c>learn/questions.json</c>, or <c>other</c>.</param>
/// <param name="Email">Null when the asker left none and comes back by the private address alone.</param>
/// <param name="Code">Completes that address.</param>
public sealed record QuestionRow(
    Id<PublicQuestion> Id, Id<Clinic>? Clinic, string Language, string Topic, string? Email, string Body, string? Code, Instant AskedAt,
    string? Answer, string? AnsweredBy, string? ClinicName, Instant? AnsweredAt)
{
    /// <summary>Whole days since it was asked.</summary>
    public int Waiting(Instant now) => (int)(now - AskedAt).TotalDays;
}

/// <summary>Reads and seals questions. Until it is answered a question belongs to no clinic, so it is sealed for the network.</summary>
public sealed class Questions(Vault vault)
{
    public const string Body = "question.body", Email = "question.email", Code = "question.code", Answer = "question.answer";

    private const string Columns = """
        q.id, q.clinic, q.language, q.topic, q.email, q.body, q.code, q.asked_at, q.answer, s.name as answered_by, c.name as clinic_name, q.answered_at
        from question q left join staff s on s.id = q.answered_by left join clinic c on c.id = q.clinic
        """;

    public string? Seal(string column, Id<PublicQuestion> question, string? text) => vault.Seal(null, column, question.Value, text);

    public async Task<QuestionRow?> Read(Work work, Id<PublicQuestion> question) =>
        Open(await work.QueryOne<QuestionRow>($"select {Columns} where q.id = @question", new { question }));

    public async Task<QuestionRow?> Find(Work work, string code) =>
        Open(await work.QueryOne<QuestionRow>($"select {Columns} where q.token_digest = @digest", new { digest = QuestionCode.Digest(code) }));

    /// <summary>Every question without an answer, oldest first: nobody is passed over.</summary>
    public async Task<ImmutableArray<QuestionRow>> Waiting(Work work) =>
        [.. (await work.Query<QuestionRow>($"select {Columns} where q.answered_at is null order by q.asked_at, q.id")).Select(row => Open(row)!)];

    /// <summary>What this clinic answered, newest first.</summary>
    public async Task<ImmutableArray<QuestionRow>> Answered(Work work, int most) =>
        [.. (await work.Query<QuestionRow>($"select {Columns} where q.clinic = @clinic and q.answered_at is not null order by q.answered_at desc limit @most", new { most }))
            .Select(row => Open(row)!)];

    private QuestionRow? Open(QuestionRow? row) => row is null ? null : row with
    {
        Email = Open(Email, row, row.Email), Body = Open(Body, row, row.Body)!, Code = Open(Code, row, row.Code), Answer = Open(Answer, row, row.Answer),
    };

    private string? Open(string column, QuestionRow row, string? text) => vault.Open(null, column, row.Id.Value, text);

    private sealed class Services : IServices
    {
        public void Add(IServiceCollection services) => services.AddSingleton<Questions>();
    }
}
