using System.Security.Cryptography;
using System.Text;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Store;

public sealed class SignatureVerifyTests
{
    [Fact]
    public async Task Passes_what_is_as_it_was_signed()
    {
        await using var clinic = await TestClinic.New();
        await Consent(clinic);

        var report = await clinic.Do(work => SignatureVerify.Run(work, clinic.Database.Vault));

        Assert.Equal((1L, true), (report.Records, report.Ok));
    }

    [Theory]
    [InlineData("evidence = replace(evidence, substr(evidence, 9, 1), case when substr(evidence, 9, 1) = 'A' then 'B' else 'A' end)")]
    [InlineData("evidence_hash = '00'")]
    [InlineData("signature = 'AAAA'")]
    [InlineData("signing_key = 9")]
    [InlineData("shown = evidence")]
    [InlineData("text_hash = '00'")]
    [InlineData("decision = 'refused'")]
    [InlineData("language = 'es'")]
    public async Task Names_the_record_that_was_altered(string edit)
    {
        await using var clinic = await TestClinic.New();
        var consent = await Consent(clinic);
        await clinic.Do(work => work.Execute(TestDatabase.OnPostgres ? "drop trigger consent_never_changes on consent" : "drop trigger consent_never_changes"));
        await clinic.Do(work => work.Execute($"update consent set {edit}"));

        var report = await clinic.Do(work => SignatureVerify.Run(work, clinic.Database.Vault));

        Assert.Equal([new SignatureVerify.Break("consent", consent, clinic.Here, "altered")], report.Broken);
    }

    [Fact]
    public async Task Misses_the_record_of_a_signed_session_that_is_gone()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var appointment = await clinic.Appointment(patient);
        var session = Guid.NewGuid();
        await clinic.Do(async work =>
        {
            var screening = Guid.NewGuid();
            await work.Execute("""
                insert into screening (id, clinic, patient, status, answers, knowledge_version, started_at, changed_at, version)
                values (@screening, @clinic, @patient, 'completed', '', '1', @Now, @Now, 1)
                """, new { screening, patient, work.Now });
            return await work.Execute("""
                insert into session (id, clinic, patient, appointment, practitioner, screening, status, opened_at, signed_at, knowledge_version, version)
                values (@session, @clinic, @patient, @appointment, @Okafor, @screening, 'signed', @Now, @Now, '1', 1)
                """, new { session, patient, appointment, clinic.Okafor, screening, work.Now });
        });

        var report = await clinic.Do(work => SignatureVerify.Run(work, clinic.Database.Vault));

        Assert.Equal([new SignatureVerify.Break("session", session, clinic.Here, "removed")], report.Broken);
    }

    private static async Task<Guid> Consent(TestClinic clinic)
    {
        var (id, patient) = (Guid.NewGuid(), await clinic.Patient());
        const string shown = "Dry needling puts thin needles into muscles.";
        var evidence = Canonicalize.Write(new Dictionary<string, object?>
        {
            ["decision"] = "given", ["language"] = "en", ["patient"] = patient.ToString(), ["textHash"] = Hash(shown), ["version"] = "2026.1",
        });
        var (signature, key) = clinic.Database.Vault.Sign(Encoding.UTF8.GetBytes(evidence));
        await clinic.Do(work => work.Execute("""
            insert into consent (id, clinic, patient, decision, template_version, language, text_hash, shown, evidence, evidence_hash, signature, signing_key, given_at)
            values (@id, @clinic, @patient, 'given', '2026.1', 'en', @textHash, @shown, @evidence, @hash, @signature, @key, @Now)
            """, new
        {
            id, patient, textHash = Hash(shown), shown = work.Seal("consent.shown", id, shown), evidence = work.Seal("consent.evidence", id, evidence),
            hash = Hash(evidence), signature, key, work.Now,
        }));
        return id;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
