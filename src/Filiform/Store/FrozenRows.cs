using System.Text.Json;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>The rows that the signatures of one page of records froze, to be held against what was signed.</summary>
internal sealed class FrozenRows
{
    private sealed record Session(
        Guid Id, Id<Clinic> Clinic, Guid Patient, Guid Appointment, Guid? Episode, Guid? Plan, Guid Practitioner, Guid Screening, Guid? Consent, string Status,
        int? PainBefore, int? PainAfter, string? Note, string? Code, Instant OpenedAt, Instant? EndedAt, Instant? SignedAt, Guid? SignedBy, string KnowledgeVersion);

    private sealed record Insertion(
        Guid Id, Guid Session, Id<Clinic> Clinic, Guid Patient, int Position, string Muscle, string Side, string? FigureView, int? X, int? Y, string? Region,
        decimal GaugeMm, int LengthMm, int? DepthMm, string Technique, string Twitch, bool Electrical, int NeedlesIn, int NeedlesOut, string? Note, Instant RecordedAt);

    private sealed record Fact(Guid Session, string Name, string Value);

    private sealed record Step(Guid Id, Guid Session, Id<Clinic> Clinic, string Rule, string Kind, int? Needles, string Steps, string Note, Instant RecordedAt);

    private sealed record Consent(Guid Id, Guid Patient, string TemplateVersion, string Language, Instant GivenAt);

    private sealed record Addendum(Guid Id, Id<Clinic> Clinic, Guid Patient, Guid Session, string Reason, string Body, Guid WrittenBy, Instant WrittenAt);

    private readonly Vault vault;
    private readonly Dictionary<Guid, Session> sessions;
    private readonly Dictionary<Guid, Addendum> addenda;
    private readonly Dictionary<Guid, Consent> consents;
    private readonly ILookup<Guid, Insertion> insertions;
    private readonly ILookup<Guid, Fact> facts;
    private readonly ILookup<Guid, Step> steps;

    private FrozenRows(
        Vault vault, IEnumerable<Session> sessions, IEnumerable<Addendum> addenda, IEnumerable<Consent> consents, IEnumerable<Insertion> insertions,
        IEnumerable<Fact> facts, IEnumerable<Step> steps)
    {
        this.vault = vault;
        (this.sessions, this.addenda, this.consents) = (sessions.ToDictionary(row => row.Id), addenda.ToDictionary(row => row.Id), consents.ToDictionary(row => row.Id));
        (this.insertions, this.facts, this.steps) = (insertions.ToLookup(row => row.Session), facts.ToLookup(row => row.Session), steps.ToLookup(row => row.Session));
    }

    /// <summary>Reads what the signed records after one id, up to another, are about.</summary>
    public static async Task<FrozenRows> Of(Work work, Vault vault, Guid after, Guid until)
    {
        const string SignedAbout = "in (select about from signed_record where id > @after and id <= @until)";
        var page = new { after, until };
        return new(
            vault,
            await work.Query<Session>($"""
                select id, clinic, patient, appointment, episode, plan, practitioner, screening, consent, status, pain_before, pain_after, note, code, opened_at,
                    ended_at, signed_at, signed_by, knowledge_version
                from session where id {SignedAbout}
                """, page),
            await work.Query<Addendum>($"select id, clinic, patient, session, reason, body, written_by, written_at from addendum where id {SignedAbout}", page),
            await work.Query<Consent>($"""
                select id, patient, template_version, language, given_at from consent where patient in (select patient from signed_record where id > @after and id <= @until)
                """, page),
            await work.Query<Insertion>($"""
                select id, session, clinic, patient, position, muscle, side, figure_view, x, y, region, gauge_mm, length_mm, depth_mm, technique, twitch, electrical,
                    needles_in, needles_out, note, recorded_at
                from insertion where session {SignedAbout} order by position, id
                """, page),
            await work.Query<Fact>($"select session, fact as name, value from session_fact where session {SignedAbout}", page),
            await work.Query<Step>($"""
                select id, session, clinic, rule, kind, needles, steps, note, recorded_at from session_step where session {SignedAbout} order by recorded_at desc, id desc
                """, page));
    }

    /// <param name="kind"><c>session</c> or <c>addendum</c>.</param>
    /// <param name="body">What was signed.</param>
    /// <returns>Whether the rows are as they were signed; null when they are gone.</returns>
    public bool? Stands(string kind, Guid about, Id<Clinic> clinic, Guid patient, Guid signedBy, JsonElement body) => kind == "session"
        ? sessions.GetValueOrDefault(about) is { } session ? session.Clinic == clinic && session.Patient == patient && session.SignedBy == signedBy && Stands(session, body) : null
        : addenda.GetValueOrDefault(about) is { } addendum ? addendum.Clinic == clinic && addendum.Patient == patient && addendum.WrittenBy == signedBy && Stands(addendum, body) : null;

    private bool Stands(Session row, JsonElement body) =>
        row.Status == "signed"
        && insertions[row.Id].All(needle => needle.Clinic == row.Clinic && needle.Patient == row.Patient)
        && SignedFacts.Agree(body, [.. facts[row.Id].Select(fact => (fact.Name, fact.Value))])
        && ConsentStands(row, body)
        && SignedBodies.Agrees(body, new
        {
            row.Id, Clinic = new { Id = row.Clinic }, Patient = new { Id = row.Patient }, row.SignedAt, SignedById = row.SignedBy, PractitionerId = row.Practitioner,
            row.Appointment, row.OpenedAt, row.EndedAt, row.Episode, row.Plan, Screening = new { Id = row.Screening }, ConsentAtSigning = row.Consent, row.PainBefore, row.PainAfter, row.Code,
            Note = SignatureVerify.Open(vault, "session.note", row.Clinic, row.Id, row.Note), row.KnowledgeVersion,
            Insertions = insertions[row.Id].Select(needle => new
            {
                needle.Id, needle.Position, needle.Muscle, needle.Side, needle.FigureView, needle.X, needle.Y, needle.Region, needle.GaugeMm, needle.LengthMm,
                needle.DepthMm, needle.Technique, needle.Twitch, needle.Electrical, needle.NeedlesIn, needle.NeedlesOut,
                Note = SignatureVerify.Open(vault, "insertion.note", needle.Clinic, needle.Id, needle.Note), needle.RecordedAt,
            }),
            Steps = steps[row.Id].Select(step => new
            {
                step.Rule, step.Kind, step.Needles, Steps = step.Steps.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Note = SignatureVerify.Open(vault, "session_step.note", step.Clinic, step.Id, step.Note), At = step.RecordedAt,
            }),
        });

    /// <summary>The consent that the session names and the one that its document quotes must be there, and the quoted one say the same.</summary>
    private bool ConsentStands(Session row, JsonElement body)
    {
        if (row.Consent is { } named && consents.GetValueOrDefault(named)?.Patient != row.Patient) return false;
        if (!body.TryGetProperty("consent", out var quoted) || quoted.ValueKind != JsonValueKind.Object) return true;
        return quoted.TryGetProperty("id", out var id) && consents.GetValueOrDefault(id.GetGuid()) is { } consent && consent.Patient == row.Patient
            && SignedBodies.Agrees(quoted, new { consent.TemplateVersion, consent.Language, consent.GivenAt });
    }

    private bool Stands(Addendum row, JsonElement body) => SignedBodies.Agrees(body, new
    {
        row.Id, row.Session, SignedById = row.WrittenBy, SignedAt = row.WrittenAt,
        Reason = SignatureVerify.Open(vault, "addendum.reason", row.Clinic, row.Id, row.Reason),
        Text = SignatureVerify.Open(vault, "addendum.body", row.Clinic, row.Id, row.Body),
    });
}
