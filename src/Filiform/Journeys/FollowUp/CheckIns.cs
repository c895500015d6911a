using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>A question to a patient some hours after a session, and the answer.</summary>
/// <param name="Hours">Hours after the session's end: 24 and 48 as planned; of a later report, the hour in which it was begun.</param>
/// <param name="Status"><c>waiting</c>, <c>sent</c>, <c>answered</c> or <c>missed</c>.</param>
/// <param name="Answers">What was given so far; before it is answered that is a form not finished.</param>
/// <param name="Level">Triage level of the answer; null until there is one.</param>
public sealed record CheckInRow(
    Id<CheckIn> Id, Id<Patient> Patient, Id<Session> Session, int Hours, Instant DueAt, string Status, string? Answers, string? Result, string? Level,
    string? KnowledgeVersion, Instant? SentAt, Instant? AnsweredAt, int Version)
{
    public bool IsAnswered => Status == "answered";

    /// <summary>What was given so far, by question id.</summary>
    public ImmutableDictionary<string, Value> Given(SafetyKnowledge knowledge)
    {
        if (Answers is null) return ImmutableDictionary<string, Value>.Empty;
        using var json = JsonDocument.Parse(Answers);
        return AnswersDocument.Read(knowledge, FactOrigin.FollowUp, json.RootElement).Value?.ToImmutableDictionary() ?? ImmutableDictionary<string, Value>.Empty;
    }
}

public static class CheckIns
{
    internal const string Answers = "check_in.answers", Result = "check_in.result";

    private const string Columns =
        "id, patient, session, hours, due_at, status, answers, result, level, knowledge_version, sent_at, answered_at, version";

    public static async Task<CheckInRow?> Read(Work work, Id<CheckIn> checkIn) => Open(work, await work.QueryOne<CheckInRow>(
        $"select {Columns} from check_in where id = @checkIn and clinic = @clinic", new { checkIn }));

    /// <summary>All of one patient's check-ins, newest first.</summary>
    public static async Task<ImmutableArray<CheckInRow>> Of(Work work, Id<Patient> patient) => [.. (await work.Query<CheckInRow>(
        $"select {Columns} from check_in where clinic = @clinic and patient = @patient order by due_at desc, id desc", new { patient })).Select(row => Open(work, row)!)];

    /// <summary>What was told through one check-in's link, that check-in first, later reports in their order.</summary>
    public static async Task<ImmutableArray<CheckInRow>> Through(Work work, Id<CheckIn> asked) => [.. (await work.Query<CheckInRow>($"""
        select {Columns} from check_in where clinic = @clinic and (id = @asked or told_through = @asked)
        order by case when told_through is null then 0 else 1 end, id
        """, new { asked })).Select(row => Open(work, row)!)];

    /// <summary>How many check-ins of the clinic are overdue: sent and not answered.</summary>
    public static Task<int> Unanswered(Work work) =>
        work.QueryOne<int>("select count(*) from check_in where clinic = @clinic and status = 'missed'");

    private static CheckInRow? Open(Work work, CheckInRow? row) => row is null ? null : row with
    {
        Answers = work.Open(Answers, row.Id.Value, row.Answers), Result = work.Open(Result, row.Id.Value, row.Result),
    };
}
