using System.Security.Cryptography;
using System.Text;
using Filiform.Pipeline;
using Filiform.Store;
using Filiform.Journeys.Treat;
using Filiform.Tests.Journeys.Treat;

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

    /// <summary>Through the use cases, as a clinic signs.</summary>
    [Fact]
    public async Task Passes_a_session_and_an_addendum_that_nobody_touched()
    {
        await using var clinic = await TestClinic.New();
        await Signed(clinic);

        var report = await clinic.Do(work => SignatureVerify.Run(work, clinic.Database.Vault));

        Assert.Empty(report.Broken);
        Assert.Equal(3, report.Records);
    }

    [Theory]
    [InlineData("rule = 'pregnancy'")]
    [InlineData("reason = 'x'")]
    [InlineData("decided_at = decided_at + {second}")]
    [InlineData("signature = 'AAAA'")]
    [InlineData("signing_key = 9")]
    public async Task A_decision_on_a_rule_is_signed_as_it_is_made(string edit)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Prepared(clinic);
        clinic.Clock.AdvanceMinutes(1);
        await room.Screen(TreatRoom.Healthy.SetItem("q-needle-fear", TreatRoom.Of(6)));
        var screening = (await clinic.Do(work => Filiform.Journeys.Prepare.Screenings.LastCompleted(work, TreatRoom.Content.Safety, room.Patient)))!.Id;
        Assert.Null((await clinic.Run(new Filiform.Journeys.Assess.DecideRule(TreatRoom.Content, clinic.Database.Vault), new(room.Patient, screening, "needle-fear-moderate", "Talked it through; starts with one needle."), clinic.Therapist)).Refusal);
        Assert.Empty((await clinic.Do(work => SignatureVerify.Run(work, clinic.Database.Vault))).Broken);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => clinic.Do(work => work.Execute("update decision set rule = 'pregnancy'")));

        await clinic.Do(work => work.Execute(TestDatabase.OnPostgres ? "drop trigger decision_never_changes on decision" : "drop trigger decision_never_changes"));
        await clinic.Do(work => work.Execute($"update decision set {edit.Replace("{second}", TestDatabase.OnPostgres ? "interval '1 second'" : "1000000", StringComparison.Ordinal)}"));

        var broken = Assert.Single((await clinic.Do(work => SignatureVerify.Run(work, clinic.Database.Vault))).Broken);
        Assert.Equal(("decision", "altered"), (broken.Table, broken.Kind));
    }

    [Theory]
    [InlineData("session", "update session set pain_after = 9")]
    [InlineData("session", "update session set pain_before = null")]
    [InlineData("session", "update session set code = '20560'")]
    [InlineData("session", "update session set note = null")]
    [InlineData("session", "update session set status = 'draft'")]
    [InlineData("session", "update session set signed_at = opened_at")]
    [InlineData("session", "update session set ended_at = null")]
    [InlineData("session", "update session set knowledge_version = 'x'")]
    [InlineData("session", "update session set consent = null")]
    [InlineData("session", "update session set plan = null")]
    [InlineData("session", "update session set signed_by = (select s.id from staff s where s.id <> session.signed_by limit 1)")]
    [InlineData("session", "update session set practitioner = (select id from practitioner where slug = 'other')")]
    [InlineData("session", "update insertion set needles_in = needles_in + 1")]
    [InlineData("session", "update insertion set muscle = 'soleus' where position = 1")]
    [InlineData("session", "update insertion set depth_mm = 99 where position = 2")]
    [InlineData("session", "update insertion set side = 'right' where position = 1")]
    [InlineData("session", "delete from insertion where position = 3")]
    [InlineData("session", "update session_fact set value = '\"supine\"' where fact = 's-position'")]
    [InlineData("session", "delete from session_fact where fact = 's-hand-hygiene'")]
    [InlineData("session", "insert into session_fact (session, fact, clinic, patient, value, set_by, set_at) select session, 's-gloves-worn', clinic, patient, 'true', set_by, set_at from session_fact where fact = 's-position'")]
    [InlineData("signed_record", "update signed_record set signed_at = (select opened_at from session) where kind = 'session'")]
    [InlineData("signed_record", "update signed_record set signature = 'AAAA' where kind = 'session'")]
    [InlineData("session", "delete from signed_record where kind = 'session'")]
    [InlineData("addendum", "update addendum set reason = body")]
    [InlineData("addendum", "update addendum set written_at = (select opened_at from session)")]
    [InlineData("addendum", "delete from addendum")]
    [InlineData("addendum", "delete from signed_record where kind = 'addendum'")]
    [InlineData("consent", "update consent set given_at = (select opened_at from session)")]
    [InlineData("consent", "update consent set appointment = null")]
    [InlineData("consent", "update consent set screening = null")]
    public async Task Names_whatever_was_changed_behind_a_signature(string table, string edit)
    {
        await using var clinic = await TestClinic.New();
        var signed = await Signed(clinic);
        await clinic.Do(WithoutGuards);
        await clinic.Do(work => work.Execute("insert into practitioner (id, slug, given_name, family_name, suffix, languages, biography, active) values (@id, 'other', 'A', 'B', 'PT', 'en', '{}', true)", new { id = Guid.NewGuid() }));
        Assert.NotEqual(0, await clinic.Do(work => work.Execute(edit)));

        var report = await clinic.Do(work => SignatureVerify.Run(work, clinic.Database.Vault));

        var found = Assert.Single(report.Broken, broken => broken.Table == table);
        Assert.Equal((signed[table], clinic.Here), (found.Id, found.Clinic));
        Assert.Equal(edit.StartsWith("delete from signed_record", StringComparison.Ordinal) || edit == "delete from addendum" ? "removed" : "altered", found.Kind);
    }

    /// <summary>The audit log counts what was signed, and cannot be cut without breaking its chain.</summary>
    [Fact]
    public async Task Misses_a_session_of_which_nothing_is_left()
    {
        await using var clinic = await TestClinic.New();
        await Signed(clinic);
        await clinic.Do(WithoutGuards);
        await clinic.Do(async work =>
        {
            await work.Execute("update instrument_answer set session = null");
            foreach (var table in new[] { "signed_record", "addendum", "insertion", "session_fact", "muscle_response", "session" }) await work.Execute($"delete from {table}");
            return Done.It;
        });
        var patient = await clinic.Scalar<Guid>("select id from patient");

        var report = await clinic.Do(work => SignatureVerify.Run(work, clinic.Database.Vault));

        Assert.Equal(
            [new SignatureVerify.Break("session", patient, clinic.Here, "removed"), new SignatureVerify.Break("addendum", patient, clinic.Here, "removed")], report.Broken);
    }

    /// <returns>The ids of what was signed, by table.</returns>
    internal static async Task<Dictionary<string, Guid>> Signed(TestClinic clinic)
    {
        var room = await TreatRoom.Ready(clinic);
        clinic.Clock.AdvanceMinutes(3);
        await room.Treat();
        clinic.Clock.AdvanceMinutes(20);
        await clinic.Run(new SetPain(), new(room.Patient, room.Session, 6, 3), clinic.Therapist);
        await clinic.Run(new WriteNote(), new(room.Patient, room.Session, "Calf softer afterwards."), clinic.Therapist);
        Assert.Null((await room.Sign()).Refusal);
        clinic.Clock.AdvanceMinutes(5);
        var addendum = await clinic.Run(new AddAddendum(clinic.Database.Vault), new(room.Patient, room.Session, "Left out", "Depth was 22 mm"), clinic.Therapist);
        return new()
        {
            ["session"] = room.Session.Value, ["addendum"] = addendum.Value.Value, ["consent"] = room.Consent.Value,
            ["signed_record"] = await clinic.Scalar<Guid>("select id from signed_record where kind = 'session'"),
        };
    }

    /// <summary>Whoever writes to the database itself can drop its triggers.</summary>
    private static async Task<int> WithoutGuards(Work work)
    {
        var guards = TestDatabase.OnPostgres
            ? await work.Query<string>("select tgname || ' on ' || tgrelid::regclass from pg_trigger where not tgisinternal")
            : await work.Query<string>("select name from sqlite_master where type = 'trigger'");
        foreach (var guard in guards) await work.Execute($"drop trigger {guard}");
        return guards.Length;
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
