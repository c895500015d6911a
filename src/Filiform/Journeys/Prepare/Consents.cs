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

    /// <summary>A collapsed lung was named.</summary>
    public bool NamesLung => Elements.Contains("c-lung");
}

public static class Consents
{
    internal const string Shown = "consent.shown", Evidence = "consent.evidence";

    private sealed record Sealed(
        Id<Consent> Id, Id<Appointment>? Appointment, Id<Screening>? Screening, string Decision, string Language, string TemplateVersion, string Evidence,
        Instant GivenAt, Instant? WithdrawnAt);

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

    private static ImmutableArray<string> ElementsIn(string evidence)
    {
        using var document = System.Text.Json.JsonDocument.Parse(evidence);
        return [.. document.RootElement.GetProperty("elements").EnumerateArray().Select(element => element.GetString()!)];
    }
}
