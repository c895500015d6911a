using System.Security.Cryptography;
using System.Text;
using Filiform.Clinical.Atlas;
using Filiform.Journeys.Prepare.Health;
using Filiform.Store;
using NodaTime.Text;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>What proves an answer to the consent: canonical JSON, its hash, and the server's signature over it (security.md §5).</summary>
internal sealed record Evidence(
    string Decision, VisitToPrepare Visit, ConsentText Text, SentScreening? Screening, ImmutableArray<PainMark> Pain, Signer Signer, bool? Understood,
    string? Reason, string? Question, Display Display)
{
    public async Task<Id<Consent>> Keep(Work work, Vault vault)
    {
        var id = work.NewId<Consent>();
        var evidence = Canonicalize.Write(Members(work));
        var bytes = Encoding.UTF8.GetBytes(evidence);
        var (signature, key) = vault.Sign(bytes);
        await work.Execute("""
            insert into consent (id, clinic, patient, appointment, screening, decision, template_version, language, text_hash, shown, evidence, evidence_hash,
                                 signature, signing_key, given_at)
            values (@id, @clinic, @patient, @appointment, @screening, @Decision, @Version, @Language, @textHash, @shown, @evidence, @evidenceHash, @signature, @key, @Now)
            """, new
        {
            id, patient = Visit.Patient.Id, appointment = Visit.Appointment.Id, screening = Screening?.Row.Id, Decision, Text.Version, Text.Language, textHash = Text.Hash,
            shown = work.Seal(Consents.Shown, id.Value, Text.Text), evidence = work.Seal(Consents.Evidence, id.Value, evidence),
            evidenceHash = Convert.ToHexStringLower(SHA256.HashData(bytes)), signature, key, work.Now,
        });
        return id;
    }

    private Dictionary<string, object?> Members(Work work) => new()
    {
        ["decision"] = Decision, ["template"] = "consentElements", ["version"] = Text.Version, ["language"] = Text.Language, ["textHash"] = Text.Hash,
        ["elements"] = Text.Sections.Select(section => section.Id).ToArray(), ["risks"] = Text.Risks.ToArray(),
        ["answers"] = new Dictionary<string, object?> { [ConsentAnswers.Understood] = Understood, [ConsentAnswers.Given] = Decision == "given" },
        ["regions"] = Pain.Select(mark => mark.Region).ToArray(), ["reason"] = Reason, ["question"] = Question,
        ["clinic"] = Visit.Clinic.Id.ToString(), ["zone"] = Visit.Clinic.Zone, ["practitioner"] = Visit.Appointment.Practitioner.ToString(),
        ["patient"] = Visit.Patient.Id.ToString(), ["appointment"] = Visit.Appointment.Id.ToString(), ["screening"] = Screening?.Row.Id.ToString(),
        ["signer"] = new Dictionary<string, object?> { ["name"] = Signer.Name.Trim(), ["relation"] = Signer.Relation, ["interpreter"] = Blank(Signer.Interpreter) },
        ["minor"] = Visit.Patient.AgeOn(Visit.DayOf(work.Now)) < Signer.AdultAge, ["method"] = "typed", ["level"] = work.Actor.Level,
        ["at"] = InstantPattern.ExtendedIso.Format(work.Now), ["secondsShown"] = Display.Seconds(work.Now), ["address"] = work.Actor.Address, ["userAgent"] = Display.Browser,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>How the text stood before the person who answered.</summary>
/// <param name="Language">It was shown in.</param>
/// <param name="TextHash">Of the text that was shown; when it is another by now, it must be shown again.</param>
/// <param name="ShownAt">As the page noted it; a browser could change it, so it is evidence of reading and no more.</param>
public sealed record Display(string Language, string TextHash, Instant ShownAt, string? UserAgent)
{
    private const int LongestUserAgent = 300;

    internal string? Browser => UserAgent?.Length > LongestUserAgent ? UserAgent[..LongestUserAgent] : UserAgent;

    /// <summary>Whole seconds, never negative, at most a day.</summary>
    internal int Seconds(Instant now) => (int)Math.Clamp((now - ShownAt).TotalSeconds, 0, 86_400);
}
