using Filiform.Store;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>What a patient wants to know before they decide.</summary>
public sealed record ConsentQuestion(string Text, Instant AskedAt);

public static class ConsentQuestions
{
    /// <summary>Room for everything on one's mind; a longer text belongs in the conversation.</summary>
    public const int Longest = 2000;

    internal const string Column = "consent_question.body";

    private sealed record Sealed(Guid Id, string Body, Instant AskedAt);

    /// <summary>The questions before one visit, oldest first.</summary>
    public static async Task<ImmutableArray<ConsentQuestion>> Of(Work work, Id<Patient> patient, Id<Appointment> appointment)
    {
        var rows = await work.Query<Sealed>("""
            select id, body, asked_at from consent_question where clinic = @clinic and patient = @patient and appointment = @appointment order by asked_at, id
            """, new { patient, appointment });
        return [.. rows.Select(row => new ConsentQuestion(work.Open(Column, row.Id, row.Body)!, row.AskedAt))];
    }

    internal static Task Keep(Work work, Id<Patient> patient, Id<Appointment> appointment, string text)
    {
        var id = Guid.CreateVersion7(work.Now.ToDateTimeOffset());
        return work.Execute("""
            insert into consent_question (id, clinic, patient, appointment, body, asked_at) values (@id, @clinic, @patient, @appointment, @body, @Now)
            """, new { id, patient, appointment, body = work.Seal(Column, id, text), work.Now });
    }

    internal static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static IEnumerable<Reason> Wrong(string? text, string field)
    {
        if (text?.Length > Longest) yield return new Reason("too-long", field, Longest);
    }
}
