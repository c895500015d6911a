using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Consenting;
using Filiform.Journeys.Prepare.Pain;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Prepare;

public sealed class ConsentTests
{
    private sealed record Row(string Shown, string TextHash, string Evidence, string EvidenceHash, string Signature, int SigningKey, string Language, string TemplateVersion);

    [Fact]
    public async Task Keeps_the_exact_text_its_hash_and_a_signature_that_verifies()
    {
        await using var she = await Preparing.New();
        await she.Screened(("q-drive-after", "yes"));
        await she.Draw(6, 0, null, null, new SaveDrawing.Mark("vertex", null));
        var shown = await she.ReadConsent();

        var id = (await she.Sign(interpreter: "Ana Ruiz", question: "How long is the needle?")).Value;

        var (row, evidence) = await Kept(she, id);
        Assert.Equal((shown.Text.Hash, "en", "2026.2"), (row.TextHash, row.Language, row.TemplateVersion));
        Assert.Equal(row.TextHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Shown))));
        Assert.Equal(row.EvidenceHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Evidence))));
        Assert.True(she.Clinic.Database.Vault.Verifies(Encoding.UTF8.GetBytes(row.Evidence), row.Signature, row.SigningKey));
        Assert.Equal(row.Evidence, Canonicalize.Write(row.Evidence));
        Assert.Equal(15, evidence.GetProperty("elements").GetArrayLength());
        Assert.Equal("vertex", evidence.GetProperty("regions")[0].GetString());
        Assert.Equal("Maribel Ortega", evidence.GetProperty("signer").GetProperty("name").GetString());
        Assert.Equal("Ana Ruiz", evidence.GetProperty("signer").GetProperty("interpreter").GetString());
        Assert.Equal("How long is the needle?", evidence.GetProperty("question").GetString());
        Assert.Equal((90, 1, "typed", false), (evidence.GetProperty("secondsShown").GetInt32(), evidence.GetProperty("level").GetInt32(),
            evidence.GetProperty("method").GetString(), evidence.GetProperty("minor").GetBoolean()));
    }

    [Fact]
    public async Task Names_the_patients_own_risks_in_their_language()
    {
        await using var she = await Preparing.New();
        await she.Screened(("q-gate-bleeding", "yes"), ("q-bleeding-disorder", "mild-managed"));

        var spanish = await she.ReadConsent("es");

        var rule = Preparing.Content.Safety.Rules.Single(each => each.Id == "bleeding-disorder-mild");
        var own = spanish.Text.Sections.Single(section => section.Id == "c-your-risks");
        Assert.Contains(rule.PatientMessage.Es, own.Points);
        Assert.Contains(rule.PatientMessage.Es, spanish.Text.Text, StringComparison.Ordinal);
        Assert.Equal(Preparing.Content.Safety.ConsentElements.Select(element => element.Id), spanish.Text.Sections.Select(section => section.Id));
    }

    [Fact]
    public async Task Answers_the_two_questions_of_the_screening_and_asks_the_rules_again()
    {
        await using var she = await Preparing.New();
        var screening = await she.Screened();

        var consent = (await she.Sign()).Value;

        var last = (await she.Last())!;
        Assert.Equal((screening, "proceed"), (last.Id, last.Disposition));
        Assert.Equal((new Value.YesNo(true), new Value.YesNo(true)), (last.Answers["q-consent-understood"], last.Answers["q-consent-given"]));
        var standing = await she.Clinic.Do(work => Consents.Standing(work, she.Patient));
        Assert.Equal((consent, screening, true), (standing!.Id, standing.Screening, standing.IsCurrentWith(last)));
        Assert.Contains("c-lung", standing.Elements);
    }

    [Fact]
    public async Task Is_not_given_to_a_text_that_has_changed()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        var before = (await she.ReadConsent()).Text.Hash;
        await she.Revise();
        await she.Answer("q-drive-after", "yes", seen: "false");
        await she.Send();

        Assert.Equal(Refusal.Stale, (await she.Sign(hash: before)).Refusal);
        Assert.Null((await she.Sign()).Refusal);
    }

    [Fact]
    public async Task Needs_answered_health_questions_but_a_refusal_does_not()
    {
        await using var she = await Preparing.New();

        Assert.Equal("health-first", Assert.Single((await she.Sign()).Refusal!.Reasons).Code);
        Assert.Null((await she.Refuse("Needles are not for me")).Refusal);
        Assert.Null(await she.Clinic.Do(work => Consents.Standing(work, she.Patient)));
    }

    [Theory]
    [InlineData("", "self", true, "full-name", "name")]
    [InlineData("Somebody Else", "self", true, "name-differs", "name")]
    [InlineData("Maribel Ortega", "friend", true, "choose-one", "relation")]
    [InlineData("Maribel Ortega", "self", false, "consent-not-understood", "understood")]
    [InlineData("Maribel Ortega", "self", null, "choose-one", "understood")]
    public async Task Is_not_signed_by_just_anybody(string name, string relation, bool? understood, string reason, string field)
    {
        await using var she = await Preparing.New();
        await she.Screened();

        var refusal = (await she.Sign(name, relation, understood)).Refusal!;

        Assert.Equal((reason, field), (Assert.Single(refusal.Reasons).Code, refusal.Reasons[0].Field));
        Assert.Null(await she.Clinic.Do(work => Consents.Standing(work, she.Patient)));
    }

    [Theory]
    [InlineData("maribel ortéga-lopez")]
    [InlineData("M. Ortega")]
    public async Task Takes_one_of_the_names_we_know(string name)
    {
        await using var she = await Preparing.New();
        await she.Screened();

        Assert.Null((await she.Sign(name)).Refusal);
    }

    [Fact]
    public async Task Of_a_minor_is_signed_by_a_guardian()
    {
        await using var he = await Preparing.New(born: "2011-11-24");
        await he.Screened(("q-guardian-present", "yes"), ("q-guardian-consent", "yes"));

        Assert.Equal("guardian-signs", Assert.Single((await he.Sign()).Refusal!.Reasons).Code);
        var id = (await he.Sign("Rosa Ortega", "guardian")).Value;

        var (_, evidence) = await Kept(he, id);
        Assert.Equal(("guardian", true), (evidence.GetProperty("signer").GetProperty("relation").GetString(), evidence.GetProperty("minor").GetBoolean()));
    }

    [Fact]
    public async Task Is_written_once_for_one_key()
    {
        await using var she = await Preparing.New();
        await she.Screened();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => she.Sign(key: "abc")));

        Assert.Single(results.Select(result => result.Value).Distinct());
        Assert.Equal(1, await she.Clinic.Scalar<long>("select count(*) from consent where clinic = @Here", new { she.Clinic.Here }));
    }

    [Fact]
    public async Task Refused_means_no_needles_and_can_be_changed()
    {
        await using var she = await Preparing.New();
        await she.Screened();

        await she.Refuse();
        Assert.Equal("do-not-needle", (await she.Last())!.Disposition);

        she.Clinic.Clock.AdvanceMinutes(5);
        await she.Sign();
        Assert.Equal("proceed", (await she.Last())!.Disposition);
    }

    [Fact]
    public async Task Is_withdrawn_at_once_at_any_time_and_only_once()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        var consent = (await she.Sign()).Value;

        Assert.Null((await she.Withdraw(consent, "I changed my mind")).Refusal);
        Assert.Null((await she.Withdraw(consent)).Refusal);

        Assert.Null(await she.Clinic.Do(work => Consents.Standing(work, she.Patient)));
        Assert.Equal("do-not-needle", (await she.Last())!.Disposition);
        Assert.Equal(1, await she.Clinic.Scalar<long>("select count(*) from consent_withdrawal where clinic = @Here", new { she.Clinic.Here }));
    }

    [Fact]
    public async Task Can_be_withdrawn_after_the_visit()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        var consent = (await she.Sign()).Value;
        await she.Clinic.Do(work => work.Execute("update appointment set status = 'completed' where id = @Visit and clinic = @clinic", new { she.Visit }));

        Assert.Equal(Refusal.LinkClosed, (await she.Refuse()).Refusal);
        Assert.Null((await she.Withdraw(consent)).Refusal);
    }

    [Fact]
    public async Task Of_somebody_else_is_not_found()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        var consent = (await she.Sign()).Value;
        var other = await she.Clinic.Patient("Lena", "Fields", "1991-01-01", "lena@example.org");
        var visit = await she.Clinic.Appointment(other, "10:00");

        var link = she.Clinic.Link(other, 1, visit);

        Assert.Equal(Refusal.NotFound, (await she.Clinic.Run(new WithdrawConsent(Preparing.Content), new(other, visit, consent, null), link)).Refusal);
        Assert.Equal(Refusal.NotFound, (await she.Clinic.Run(new ReadConsentCopy(), new(other, visit, consent), link)).Refusal);
    }

    [Fact]
    public async Task Is_outdated_by_new_health_answers()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        await she.Sign();
        she.Clinic.Clock.AdvanceMinutes(5);
        await she.Revise();
        await she.Answer("q-drive-after", "yes", seen: "false");
        await she.Send();

        Assert.False((await she.ReadConsent()).IsCurrent);
        Assert.False((await she.Last())!.Answers.ContainsKey("q-consent-given"));
    }

    [Fact]
    public async Task Can_be_asked_about_first()
    {
        await using var she = await Preparing.New();
        var ask = new AskAboutConsent();

        Assert.Equal("required", Assert.Single((await she.Clinic.Run(ask, new(she.Patient, she.Visit, " ", null), she.Link)).Refusal!.Reasons).Code);
        await she.Clinic.Run(ask, new(she.Patient, she.Visit, "Does it hurt?", "k"), she.Link);
        await she.Clinic.Run(ask, new(she.Patient, she.Visit, "Does it hurt?", "k"), she.Link);

        Assert.Equal("Does it hurt?", Assert.Single((await she.ReadConsent()).Asked).Text);
    }

    private static Task<(Row Row, JsonElement Evidence)> Kept(Preparing she, Id<Consent> id) => she.Clinic.Do(async work =>
    {
        var row = (await work.QueryOne<Row>("""
            select shown, text_hash, evidence, evidence_hash, signature, signing_key, language, template_version from consent where id = @id and clinic = @clinic
            """, new { id }))!;
        row = row with { Shown = work.Open("consent.shown", id.Value, row.Shown)!, Evidence = work.Open("consent.evidence", id.Value, row.Evidence)! };
        return (row, JsonDocument.Parse(row.Evidence).RootElement);
    });
}
