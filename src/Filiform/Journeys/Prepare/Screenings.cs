using System.Text;
using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Assess;
using Filiform.Store;

namespace Filiform.Journeys.Prepare;

/// <summary>What a patient told about their health before one visit.</summary>
/// <param name="Status"><c>draft</c>, <c>completed</c> or <c>superseded</c>.</param>
/// <param name="Answers">Told or confirmed, by question id.</param>
/// <param name="Disposition">As it stood when the form was sent, before any plan; null for a draft.</param>
public sealed record ScreeningRow(
    Id<Screening> Id, Id<Patient> Patient, Id<Appointment>? Appointment, string Status, ImmutableDictionary<string, Value> Answers, string? Disposition,
    string KnowledgeVersion, Instant StartedAt, Instant ChangedAt, Instant? CompletedAt, int Version)
{
    /// <summary>From the record or an earlier visit, unconfirmed when the form was sent: for <see cref="ScreenInput.Held"/>. They may raise, never clear.</summary>
    public ImmutableDictionary<string, Value> Held { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary><see cref="Held"/> as it was when the form was sent.</summary>
    public ImmutableDictionary<string, Value> HeldWhenSent { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>As the patient sent it: <see cref="Answers"/> has what was asked or measured in person over it.</summary>
    public ImmutableDictionary<string, Value> Told { get; init; } = Answers;

    /// <summary>Asked or measured with the patient present, newest first.</summary>
    public ImmutableArray<InPersonAnswer> InPerson { get; init; } = [];

    /// <summary>Who last went through every answer with the patient present; null while nobody has.</summary>
    public ScreeningConfirmation? Confirmed { get; init; }

    /// <summary>When the visit that the form was sent for begins; null when it was moved since, or when it was sent for none.</summary>
    public Instant? SentFor { get; init; }

    /// <summary>Whether what was asked about the day was asked about this one.</summary>
    public bool IsAbout(LocalDate day, DateTimeZone zone) => Screenings.IsAbout(Appointment, SentFor, day, zone);

    /// <summary>Sent, or gone through anew: from here its age counts.</summary>
    public Instant? CurrentAt => Confirmed?.ConfirmedAt ?? CompletedAt;
}

/// <summary>Reads screenings. Their answers are sealed as one document, in the form that <c>filiform screen</c> takes.</summary>
public static class Screenings
{
    internal const string Answers = "screening.answers", Result = "screening.result", HeldBack = "screening.held";

    private sealed record Sealed(
        Id<Screening> Id, Id<Patient> Patient, Id<Appointment>? Appointment, string Status, string Answers, string? Held, string? Disposition,
        string KnowledgeVersion, Instant StartedAt, Instant ChangedAt, Instant? CompletedAt, int Version, Instant? SentFor);

    /// <summary>Of <c>screening</c>: when its visit begins; null when that was moved after the form was sent.</summary>
    internal const string SentFor = """
        (select case when a.moved_at > screening.completed_at then null else a.starts_at end
         from appointment a where a.clinic = screening.clinic and a.id = screening.appointment) as sent_for
        """;

    private const string Columns =
        $"id, patient, appointment, status, answers, held, disposition, knowledge_version, started_at, changed_at, completed_at, version, {SentFor}";

    /// <summary>A form that was sent for a visit asked about the day of that visit and no other.</summary>
    internal static bool IsAbout(Id<Appointment>? appointment, Instant? sentFor, LocalDate day, DateTimeZone zone) =>
        appointment is null || sentFor?.InZone(zone).Date == day;

    /// <returns>The newest screening that was sent; null when there is none.</returns>
    public static async Task<ScreeningRow?> LastCompleted(Work work, SafetyKnowledge knowledge, Id<Patient> patient) => await InPersonAnswers.Over(work, knowledge, Open(work, knowledge, await work.QueryOne<Sealed>($"""
        select {Columns} from screening where clinic = @clinic and patient = @patient and status = 'completed' order by completed_at desc, id desc limit 1
        """, new { patient })));

    /// <returns>The draft for this visit; null when none was begun, or it was sent.</returns>
    public static async Task<ScreeningRow?> Draft(Work work, SafetyKnowledge knowledge, Id<Patient> patient, Id<Appointment> appointment) =>
        Open(work, knowledge, await work.QueryOne<Sealed>($"""
            select {Columns} from screening where clinic = @clinic and patient = @patient and appointment = @appointment and status = 'draft'
            order by started_at desc, id desc limit 1
            """, new { patient, appointment }));

    public static async Task<ScreeningRow?> Read(Work work, SafetyKnowledge knowledge, Id<Patient> patient, Id<Screening> screening) =>
        await InPersonAnswers.Over(work, knowledge, Open(work, knowledge, await work.QueryOne<Sealed>(
            $"select {Columns} from screening where id = @screening and clinic = @clinic and patient = @patient", new { patient, screening })));

    /// <summary>The sealed document of these answers, for one column of one row.</summary>
    internal static string Seal(Work work, Id<Screening> screening, IReadOnlyDictionary<string, Value> answers, string column = Answers) =>
        work.Seal(column, screening.Value, Write(answers))!;

    internal static string Write(IReadOnlyDictionary<string, Value> answers)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) AnswersDocument.Write(answers, json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static ScreeningRow? Open(Work work, SafetyKnowledge knowledge, Sealed? row)
    {
        if (row is null) return null;
        var held = Parse(knowledge, work.Open(HeldBack, row.Id.Value, row.Held));
        return new(
            row.Id, row.Patient, row.Appointment, row.Status, Parse(knowledge, work.Open(Answers, row.Id.Value, row.Answers)), row.Disposition,
            row.KnowledgeVersion, row.StartedAt, row.ChangedAt, row.CompletedAt, row.Version)
        {
            SentFor = row.SentFor, Held = held, HeldWhenSent = held,
        };
    }

    /// <remarks>One by one: an answer that a newer knowledge no longer takes is left out, as if it had not been given, and spoils no other.</remarks>
    internal static ImmutableDictionary<string, Value> Parse(SafetyKnowledge knowledge, string? text)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, Value>();
        if (text is null) return answers.ToImmutable();

        using var document = JsonDocument.Parse(text);
        foreach (var member in document.RootElement.EnumerateObject().Where(member => knowledge.Facts.Find(member.Name) is not null))
        {
            var alone = JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [member.Name] = member.Value });
            foreach (var (id, value) in AnswersDocument.Read(knowledge, FactOrigin.Question, alone).Value ?? ImmutableDictionary<string, Value>.Empty) answers[id] = value;
        }

        return answers.ToImmutable();
    }
}
