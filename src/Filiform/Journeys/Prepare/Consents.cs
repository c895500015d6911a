using Filiform.Store;

namespace Filiform.Journeys.Prepare;

/// <summary>What a patient was shown and answered. The row never changes; a withdrawal stands beside it.</summary>
/// <param name="Decision"><c>given</c> or <c>refused</c>.</param>
/// <param name="Elements">Ids of the elements of <c>consentElements</c> that were shown.</param>
/// <param name="WithdrawnAt">Null while it stands.</param>
public sealed record ConsentRow(
    Id<Consent> Id, Id<Appointment>? Appointment, Id<Screening>? Screening, string Decision, string Language, string TemplateVersion,
    ImmutableArray<string> Elements, Instant GivenAt, Instant? WithdrawnAt)
{
    public bool Stands => Decision == "given" && WithdrawnAt is null;

    /// <summary>Whether it stands and knows the health answers that speak for the patient; null when none do.</summary>
    public bool IsCurrentWith(ScreeningRow? screening) => Stands && screening is not null && GivenAt >= screening.CompletedAt;
}

/// <summary>What was answered, as it was kept.</summary>
/// <param name="Shown">The exact text.</param>
/// <param name="Signer">Who answered, as typed.</param>
/// <param name="Relation"><c>self</c> or <c>guardian</c>.</param>
/// <param name="EvidenceHash">SHA-256 of the evidence that the server signed, in hex.</param>
public sealed record ConsentCopy(string Shown, string TextHash, string Signer, string Relation, string? Interpreter, string EvidenceHash);

public static class Consents
{
    internal const string Shown = "consent.shown", Evidence = "consent.evidence", WithdrawalReason = "consent_withdrawal.reason";

    private sealed record Sealed(
        Id<Consent> Id, Id<Appointment>? Appointment, Id<Screening>? Screening, string Decision, string Language, string TemplateVersion, string Evidence,
        Instant GivenAt, Instant? WithdrawnAt);

    private sealed record Kept(string Shown, string TextHash, string Evidence, string EvidenceHash);

    /// <summary>All of one patient's consents and refusals, newest first.</summary>
    public static async Task<ImmutableArray<ConsentRow>> Of(Work work, Id<Patient> patient)
    {
        var rows = await work.Query<Sealed>("""
            select c.id, c.appointment, c.screening, c.decision, c.language, c.template_version, c.evidence, c.given_at, w.withdrawn_at
            from consent c left join consent_withdrawal w on w.consent = c.id and w.clinic = @clinic
            where c.clinic = @clinic and c.patient = @patient order by c.given_at desc, c.id desc
            """, new { patient });
        return [.. rows.Select(row => new ConsentRow(
            row.Id, row.Appointment, row.Screening, row.Decision, row.Language, row.TemplateVersion,
            ElementsIn(work.Open(Evidence, row.Id.Value, row.Evidence)!), row.GivenAt, row.WithdrawnAt))];
    }

    /// <returns>The newest answer, if it is a consent that stands; null otherwise: a later refusal or a withdrawal counts at once.</returns>
    public static async Task<ConsentRow?> Standing(Work work, Id<Patient> patient) =>
        (await Of(work, patient)).FirstOrDefault() is { Stands: true } consent ? consent : null;

    /// <returns>The copy of one of this patient's consents or refusals; null when it is not theirs.</returns>
    public static async Task<ConsentCopy?> Copy(Work work, Id<Patient> patient, Id<Consent> consent)
    {
        if (await work.QueryOne<Kept>("""
            select shown, text_hash, evidence, evidence_hash from consent where id = @consent and clinic = @clinic and patient = @patient
            """, new { consent, patient }) is not { } row) return null;

        using var evidence = System.Text.Json.JsonDocument.Parse(work.Open(Evidence, consent.Value, row.Evidence)!);
        var signer = evidence.RootElement.GetProperty("signer");
        return new(
            work.Open(Shown, consent.Value, row.Shown)!, row.TextHash, signer.GetProperty("name").GetString()!, signer.GetProperty("relation").GetString()!,
            signer.GetProperty("interpreter").GetString(), row.EvidenceHash);
    }

    private static ImmutableArray<string> ElementsIn(string evidence)
    {
        using var document = System.Text.Json.JsonDocument.Parse(evidence);
        return [.. document.RootElement.GetProperty("elements").EnumerateArray().Select(element => element.GetString()!)];
    }
}
