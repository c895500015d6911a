using Filiform.Journeys.Prepare.Consenting;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>What a patient asked before consenting, as the therapist reads it.</summary>
/// <param name="Answer">Null while nobody has answered; until then no needle is used.</param>
public sealed record PatientQuestion(Guid Id, string Text, Instant AskedAt, string? Answer, string? AnsweredByName, Instant? AnsweredAt)
{
    public bool IsOpen => AnsweredAt is null;
}

public static class PatientQuestions
{
    internal const string Answer = "consent_question.answer";

    private sealed record Sealed(Guid Id, string Body, Instant AskedAt, string? Answer, string? AnsweredByName, Instant? AnsweredAt);

    /// <summary>Every question of one patient, newest first.</summary>
    public static async Task<ImmutableArray<PatientQuestion>> Of(Work work, Id<Patient> patient)
    {
        var rows = await work.Query<Sealed>("""
            select q.id, q.body, q.asked_at, q.answer, s.name as answered_by_name, q.answered_at
            from consent_question q left join staff s on s.id = q.answered_by
            where q.clinic = @clinic and q.patient = @patient order by q.asked_at desc, q.id desc
            """, new { patient });
        return [.. rows.Select(row => new PatientQuestion(
            row.Id, work.Open(ConsentQuestions.Column, row.Id, row.Body)!, row.AskedAt, work.Open(Answer, row.Id, row.Answer), row.AnsweredByName, row.AnsweredAt))];
    }
}
