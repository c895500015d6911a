using System.Text;
using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Store;

namespace Filiform.Journeys.Prepare;

/// <summary>What a patient told about their health before one visit.</summary>
/// <param name="Status"><c>draft</c>, <c>completed</c> or <c>superseded</c>.</param>
/// <param name="Answers">Told or confirmed, by question id.</param>
/// <param name="Disposition">As it stood when the form was sent, before any plan; null for a draft.</param>
public sealed record ScreeningRow(
    Id<Screening> Id, Id<Patient> Patient, Id<Appointment>? Appointment, string Status, ImmutableDictionary<string, Value> Answers, string? Disposition,
    string KnowledgeVersion, Instant StartedAt, Instant ChangedAt, Instant? CompletedAt, int Version);

/// <summary>Reads screenings. Their answers are sealed as one document, in the form that <c>filiform screen</c> takes.</summary>
public static class Screenings
{
    internal const string Answers = "screening.answers", Result = "screening.result";

    private sealed record Sealed(
        Id<Screening> Id, Id<Patient> Patient, Id<Appointment>? Appointment, string Status, string Answers, string? Disposition, string KnowledgeVersion,
        Instant StartedAt, Instant ChangedAt, Instant? CompletedAt, int Version);

    private const string Columns =
        "id, patient, appointment, status, answers, disposition, knowledge_version, started_at, changed_at, completed_at, version";

    /// <returns>The newest screening that was sent; null when there is none.</returns>
    public static async Task<ScreeningRow?> LastCompleted(Work work, SafetyKnowledge knowledge, Id<Patient> patient) => Open(work, knowledge, await work.QueryOne<Sealed>($"""
        select {Columns} from screening where clinic = @clinic and patient = @patient and status = 'completed' order by completed_at desc, id desc limit 1
        """, new { patient }));

    /// <returns>The draft for this visit; null when none was begun, or it was sent.</returns>
    public static async Task<ScreeningRow?> Draft(Work work, SafetyKnowledge knowledge, Id<Patient> patient, Id<Appointment> appointment) =>
        Open(work, knowledge, await work.QueryOne<Sealed>($"""
            select {Columns} from screening where clinic = @clinic and patient = @patient and appointment = @appointment and status = 'draft'
            order by started_at desc, id desc limit 1
            """, new { patient, appointment }));

    public static async Task<ScreeningRow?> Read(Work work, SafetyKnowledge knowledge, Id<Patient> patient, Id<Screening> screening) =>
        Open(work, knowledge, await work.QueryOne<Sealed>(
            $"select {Columns} from screening where id = @screening and clinic = @clinic and patient = @patient", new { patient, screening }));

    /// <summary>The sealed document of these answers, for one row.</summary>
    internal static string Seal(Work work, Id<Screening> screening, IReadOnlyDictionary<string, Value> answers)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) AnswersDocument.Write(answers, json);
        return work.Seal(Answers, screening.Value, Encoding.UTF8.GetString(bytes.ToArray()))!;
    }

    private static ScreeningRow? Open(Work work, SafetyKnowledge knowledge, Sealed? row)
    {
        if (row is null) return null;
        using var document = JsonDocument.Parse(work.Open(Answers, row.Id.Value, row.Answers)!);
        // A question that a newer knowledge no longer has is left out: its rules are gone with it.
        var known = document.RootElement.EnumerateObject().Where(member => knowledge.Facts.Find(member.Name) is not null)
            .ToDictionary(member => member.Name, member => member.Value);
        var reading = AnswersDocument.Read(knowledge, FactOrigin.Question, JsonSerializer.SerializeToElement(known));
        return new(row.Id, row.Patient, row.Appointment, row.Status, (reading.Value ?? ImmutableDictionary<string, Value>.Empty).ToImmutableDictionary(),
            row.Disposition, row.KnowledgeVersion, row.StartedAt, row.ChangedAt, row.CompletedAt, row.Version);
    }
}
