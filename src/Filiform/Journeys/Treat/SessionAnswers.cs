using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Assess;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Who gave an answer, and when.</summary>
public sealed record AnswerMark(string By, Instant At);

/// <summary>What a person told about one session.</summary>
/// <param name="Facts">By session fact id.</param>
/// <param name="Ticked">Ids of checklist entries that no fact answers.</param>
/// <param name="Targets">The muscles meant for today; null while the plan's own stand.</param>
public sealed record SessionAnswers(
    ImmutableDictionary<string, Value> Facts, ImmutableHashSet<string> Ticked, ImmutableArray<PlanTarget>? Targets)
{
    /// <summary>The rows that hold no fact of the rules.</summary>
    internal const string TodaysTargets = "todays-targets";

    /// <summary>Who gave each answer last and when, by fact or entry.</summary>
    public ImmutableDictionary<string, AnswerMark> Given { get; init; } = ImmutableDictionary<string, AnswerMark>.Empty;

    private sealed record Row(string Fact, string Value, string SetByName, Instant SetAt);

    public static async Task<SessionAnswers> Of(Work work, SafetyKnowledge knowledge, Id<Patient> patient, Id<Session> session)
    {
        var rows = await work.Query<Row>("""
            select f.fact, f.value, s.name as set_by_name, f.set_at from session_fact f join staff s on s.id = f.set_by
            where f.clinic = @clinic and f.patient = @patient and f.session = @session
            """, new { patient, session });
        var facts = rows.Where(row => knowledge.Facts.Find(row.Fact)?.Origin == FactOrigin.Session)
            .ToDictionary(row => row.Fact, row => Parse(row.Value));
        return new(
            (AnswersDocument.Read(knowledge, FactOrigin.Session, JsonSerializer.SerializeToElement(facts)).Value ?? ImmutableDictionary<string, Value>.Empty).ToImmutableDictionary(),
            [.. rows.Where(row => knowledge.Checklist.Any(entry => entry.Id == row.Fact) && row.Value == "true").Select(row => row.Fact)],
            rows.FirstOrDefault(row => row.Fact == TodaysTargets) is { } targets ? Json.Read<ImmutableArray<PlanTarget>>(targets.Value) : null)
        {
            Given = rows.ToImmutableDictionary(row => row.Fact, row => new AnswerMark(row.SetByName, row.SetAt)),
        };
    }

    /// <summary>Writes one answer over the last one; who and when stand beside it.</summary>
    internal static Task Keep(Work work, Id<Patient> patient, Id<Session> session, string fact, string json) => work.Execute("""
        insert into session_fact (session, fact, clinic, patient, value, set_by, set_at) values (@session, @fact, @clinic, @patient, @json, @by, @Now)
        on conflict (session, fact) do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at
        """, new { session, fact, patient, json, by = work.Actor.Id, work.Now });

    internal static Task Forget(Work work, Id<Patient> patient, Id<Session> session, string fact) => work.Execute(
        "delete from session_fact where session = @session and fact = @fact and clinic = @clinic and patient = @patient", new { session, fact, patient });

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
