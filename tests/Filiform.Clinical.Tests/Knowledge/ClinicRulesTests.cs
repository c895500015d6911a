using System.Text;
using System.Text.Json.Nodes;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Tests.Screening;

namespace Filiform.Clinical.Tests.Knowledge;

public sealed class ClinicRulesTests
{
    private const string File = """
        {
          "kind": "filiform-clinic-rules", "version": "2026.3",
          "clinic": { "en": "Rincon Physical Therapy", "es": "Fisioterapia Rincón" },
          "adopted": { "by": "Ana Ruiz, PT, DPT", "on": "2026-11-20" },
          "sources": [{ "id": "clinic-policy-7", "citation": "Clinic policy 7", "year": 2026, "checkedInThisEdition": true }],
          "tighten": [
            { "rule": "older-frail-80", "severity": "relative", "disposition": "needs-clinician-review", "requires": ["clinician-review"], "title": { "en": "75 or older", "es": "75 o más" },
              "alsoWhen": { "fact": "d-age-years", "op": "gte", "value": 75 },
              "why": { "en": "Two bruises in this age group.", "es": "Dos hematomas en este grupo de edad." }, "sources": ["clinic-policy-7"] },
            { "rule": "sr-thoracic-caution", "blocks": "start", "why": { "en": "Fewer.", "es": "Menos." }, "sources": ["clinic-policy-7"] }
          ],
          "rules": [
            { "id": "clinic-fear-four", "title": { "en": "Some fear of needles", "es": "Algo de miedo a las agujas" }, "severity": "relative",
              "disposition": "needs-clinician-review", "scope": { "kind": "global" }, "when": { "fact": "q-needle-fear", "op": "gte", "value": 4 },
              "patientMessage": { "en": "We will talk first.", "es": "Primero hablaremos." }, "clinicianAction": { "en": "Talk.", "es": "Hable." },
              "requires": [], "evidence": { "grade": "consensus", "sources": ["clinic-policy-7"] } }
          ],
          "sessionRules": []
        }
        """;

    private static readonly SafetyKnowledge Ours = SafetyKnowledge.Embedded;
    private static readonly SafetyKnowledge Theirs = Over(JsonNode.Parse(File)!);

    [Fact]
    public void A_stricter_rule_and_a_rule_of_its_own_count_and_say_whose_they_are()
    {
        Assert.Equal("2026.1+clinic-2026.3", Theirs.Version);
        var aged = Patient.With(("q-date-of-birth", Patient.On(1951, 1, 1)), ("q-needle-fear", Patient.Of(4)));

        Assert.Equal(Disposition.Proceed, Screen.Evaluate(Ours, new(Patient.Today, aged, null)).Disposition);
        var result = Screen.Evaluate(Theirs, new(Patient.Today, aged, null));

        Assert.Equal((Disposition.NeedsClinicianReview, "2026.1+clinic-2026.3"), (result.Disposition, result.KnowledgeVersion));
        var (tightened, own) = (result.Found("older-frail-80")!.Rule, result.Found("clinic-fear-four")!.Rule);
        Assert.Equal(("Fisioterapia Rincón", Severity.Precaution, "Two bruises in this age group."), (tightened.Clinic!.Name.Es, tightened.Clinic.Shipped!.Severity, tightened.Clinic.Why!.En));
        Assert.Equal(("Rincon Physical Therapy", null), (own.Clinic!.Name.En, own.Clinic.Shipped));
        Assert.Contains("clinician-review", result.Requires);
        Assert.Contains("clinic-policy-7", tightened.Evidence.Sources);
        Assert.Superset(tightened.Clinic.Shipped.Evidence.Sources.ToHashSet(), tightened.Evidence.Sources.ToHashSet());
        Assert.Equal("Clinic policy 7", Theirs.Citation("clinic-policy-7").Text);
        Assert.Null(Ours.Rules.FirstOrDefault(rule => rule.Clinic is not null));
    }

    /// <summary>Whatever a clinic writes that is taken, nobody is cleared by it.</summary>
    [Fact]
    public void Nothing_a_clinic_may_write_makes_anything_milder() =>
        Gen.Select(AnyPatient.Answers, AnyPatient.Session, AnyTightening).Sample((answers, session, theirs) =>
        {
            var (shipped, clinic) = (Screen.Evaluate(Ours, new(Patient.Today, answers, session)), Screen.Evaluate(theirs, new(Patient.Today, answers, session)));

            return clinic.Disposition >= shipped.Disposition
                && shipped.Blocks.All(clinic.Blocks.Contains) && shipped.Requires.All(clinic.Requires.Contains)
                && shipped.Constraints.All(rule => clinic.Constraints.Any(other => other.Id == rule.Id))
                && shipped.Findings.All(finding => clinic.Found(finding.Rule.Id) is { } found && found.CountsAs >= (found.State == FindingState.Fired && finding.State == FindingState.Unknown ? 0 : finding.CountsAs));
        }, iter: 300);

    [Theory]
    [InlineData("$.kind", "\"filiform-safety\"", "kind", "is not one of filiform-clinic-rules")]
    [InlineData("$.version", "\"3\"", "version", "must be year.number")]
    [InlineData("$.loosen", "[]", "loosen", "is not known here")]
    [InlineData("$.clinic.es", "", "clinic", "has no member 'es'")]
    [InlineData("$.adopted", "", "(root)", "has no member 'adopted'")]
    [InlineData("$.adopted.on", "\"20/11/2026\"", "adopted.on", "must be a day, such as 2026-11-27")]
    [InlineData("$.sources[0].id", "\"policy-7\"", "sources[0].id", "must begin with 'clinic-'")]
    [InlineData("$.tighten[0].rule", "\"old-age\"", "tighten[0].rule", "'old-age' is no rule of safety.json 2026.1")]
    [InlineData("$.tighten[1].rule", "\"sr-left-alone\"", "tighten[1]", "a rule of signing can block 'sign' only")]
    [InlineData("$.tighten[1].rule", "\"older-frail-80\"", "tighten[1].blocks", "is for session rules")]
    [InlineData("$.tighten[0].rule", "\"needle-fear-severe\"", "tighten[0].severity", "'relative' is milder than ours, 'absolute'")]
    [InlineData("$.tighten[0].severity", "\"precaution\"", "tighten[0]", "'needs-clinician-review' is not for a rule that is precaution")]
    [InlineData("$.tighten[0].disposition", "\"proceed\"", "tighten[0].disposition", "'proceed' is milder than ours, 'proceed-with-precautions'")]
    [InlineData("$.tighten[0].requires", """["prayer"]""", "tighten[0].requires[0]", "is not one of")]
    [InlineData("$.tighten[0].alsoWhen", """{"fact":"s-over-implant","op":"eq","value":true}""", "tighten[0].alsoWhen", "may not read s-over-implant")]
    [InlineData("$.tighten[0].title", "", "tighten[0]", "has no member 'title'")]
    [InlineData("$.tighten[0].alsoWhen", "", "tighten[0].title", "goes with alsoWhen")]
    [InlineData("$.tighten[0].sources", "[]", "tighten[0].sources", "must name at least one source")]
    [InlineData("$.tighten[0].why", "", "tighten[0]", "has no member 'why'")]
    [InlineData("$.rules[0].id", "\"fear-four\"", "rules[0].id", "must begin with 'clinic-'")]
    [InlineData("$.rules[0].when.value", "true", "rules[0].when.value", "must be a number")]
    [InlineData("$.rules[0].evidence.sources", """["rumor"]""", "rules[0].evidence.sources[0]", "is not one of")]
    public void Refuses_with_the_place_and_what_is_allowed(string place, string value, string path, string reason)
    {
        var root = JsonNode.Parse(File)!;
        Tampering.Set(root, place, value);

        var fault = Assert.Throws<KnowledgeFault>(() => Over(root));

        Assert.Equal((ClinicRules.FileName, path), (fault.File, fault.Path));
        Assert.Contains(reason, fault.Reason);
    }

    [Fact]
    public void Refuses_what_changes_nothing_or_stands_twice_or_comes_too_early()
    {
        var root = JsonNode.Parse(File)!;
        Tampering.Set(root, "$.tighten", """[{"rule":"older-frail-80","severity":"precaution","requires":["fewer-needles"],"why":{"en":"a","es":"b"},"sources":["clinic-policy-7"]}]""");
        Assert.Contains("changes nothing", Assert.Throws<KnowledgeFault>(() => Over(root)).Reason);

        root = JsonNode.Parse(File)!;
        root["tighten"]!.AsArray().Add(root["tighten"]![1]!.DeepClone());
        Assert.Contains("'sr-thoracic-caution' stands here twice", Assert.Throws<KnowledgeFault>(() => Over(root)).Reason);

        root["tighten"]!.AsArray().RemoveAt(2);
        root["tighten"]![1]!["title"] = JsonNode.Parse("""{"en":"a","es":"b"}""");
        root["tighten"]![1]!["alsoWhen"] = JsonNode.Parse("""{"fact":"s-needles-in","op":"gt","value":3}""");
        Assert.Contains("comes before s-needles-in is recorded", Assert.Throws<KnowledgeFault>(() => Over(root)).Reason);
    }

    private static SafetyKnowledge Over(JsonNode root) =>
        ClinicRules.Over(Ours, KnowledgeFile.Parse(ClinicRules.FileName, Encoding.UTF8.GetBytes(root.ToJsonString())));

    /// <summary>One of our rules, made as strict as the file allows in one of its ways.</summary>
    private static readonly Gen<SafetyKnowledge> AnyTightening =
        Gen.Select(Gen.OneOf([.. Ours.Rules.Concat(Ours.SessionRules)]), Gen.Int[0, 2]).Select((rule, how) =>
        {
            var step = new JsonObject { ["rule"] = rule.Id, ["why"] = JsonNode.Parse("""{"en":"a","es":"b"}"""), ["sources"] = new JsonArray("clinic-policy-7") };
            if (how == 0 && rule.Severity != Severity.Absolute)
            {
                (step["severity"], step["disposition"]) = ("absolute", "do-not-needle");
                if (rule.Session is { Phase: SessionPhase.Sign }) step["blocks"] = "sign";
            }
            else if (how == 1 && rule is { Session: { Blocks: null, Phase: not SessionPhase.Sign } }) step["blocks"] = "start";
            else step["alsoWhen"] = JsonNode.Parse("""{"any":[{"fact":"q-needle-fear","op":"gte","value":3},{"fact":"q-pregnant","op":"eq","value":"yes"}]}""");
            if (step.ContainsKey("alsoWhen")) step["title"] = JsonNode.Parse("""{"en":"a","es":"b"}""");
            var root = JsonNode.Parse(File)!;
            root["tighten"] = new JsonArray(step);
            return Over(root);
        });
}
