using System.Text;
using System.Text.Json.Nodes;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Tests.Screening;

namespace Filiform.Clinical.Tests.Knowledge;

public sealed class SafetyKnowledgeTests
{
    private static readonly SafetyKnowledge Ours = SafetyKnowledge.Embedded;

    [Fact]
    public void Holds_everything_the_file_holds()
    {
        Assert.Equal("2026.1", Ours.Version);
        Assert.Equal((98, 122, 48, 46), (Ours.Questions.Length, Ours.Rules.Length, Ours.SessionRules.Length, Ours.SessionFacts.Length));
        Assert.Equal((27, 49, 26, 15), (Ours.FollowUpQuestions.Length, Ours.TriageRules.Length, Ours.Checklist.Length, Ours.ConsentElements.Length));
        Assert.Equal((31, 12, 59), (Ours.AdverseEvents.Length, Ours.ReferenceRates.Length, Ours.Citations.Length));
        Assert.Equal("Punción seca", Ours.ReferenceRates[0].Population.Es[..12]);
    }

    /// <summary>Whoever changes a letter of what is signed gives it another version, and writes both here.</summary>
    [Fact]
    public void Pins_the_words_that_are_signed_to_their_version()
    {
        var text = string.Join('\n', Ours.ConsentElements.SelectMany(element => new[] { element.Id, element.Title.En, element.Title.Es, element.Text.En, element.Text.Es }));

        Assert.Equal(("2026.2", "aa6af0f022d3c8ae"), (Ours.ConsentVersion, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]));
    }

    [Theory]
    [InlineData("$.kind", "\"other\"", "kind", "is not one of filiform-safety")]
    [InlineData("$.version", "\"2026\"", "version", "must be year.number")]
    [InlineData("$.consentVersion", "\"second\"", "consentVersion", "must be year.number")]
    [InlineData("$.extra", "1", "extra", "is not known here")]
    [InlineData("$.notice.es", "", "notice", "has no member 'es'")]
    [InlineData("$.rules[3].patientMessage.es", "\"\"", "rules[3].patientMessage.es", "must be a text that is not empty")]
    [InlineData("$.questions[5].options[1].label.en", "", "questions[5].options[1].label", "has no member 'en'")]
    [InlineData("$.vocabulary.labels.requires.defer", "", "vocabulary.labels.requires", "has no member 'defer'")]
    [InlineData("$.rules[0].evidence.sources", "[]", "rules[0].evidence.sources", "must name at least one source")]
    [InlineData("$.rules[0].evidence.sources", """["hearsay-2026"]""", "rules[0].evidence.sources[0]", "is not one of")]
    [InlineData("$.rules[0].evidence", "", "rules[0]", "has no member 'evidence'")]
    [InlineData("$.followUp.triage[0].evidence.grade", "\"rumour\"", "followUp.triage[0].evidence.grade", "is not one of")]
    [InlineData("$.rules[1].id", "\"consent-refused\"", "rules[1].id", "'consent-refused' is taken")]
    [InlineData("$.questions[1].id", "\"s-regions\"", "questions[1].id", "'s-regions' is taken")]
    [InlineData("$.rules[0].id", "\"Consent refused\"", "rules[0].id", "must be a kebab-case id")]
    [InlineData("$.rules[0].when.fact", "\"q-consent\"", "rules[0].when.fact", "'q-consent' is no fact")]
    [InlineData("$.rules[0].when.op", "\"is\"", "rules[0].when.op", "is not one of eq, ne, in, contains")]
    [InlineData("$.rules[0].when.op", "\"gt\"", "rules[0].when.op", "'gt' does not go with q-consent-given, a boolean")]
    [InlineData("$.rules[0].when.value", "\"no\"", "rules[0].when.value", "must be true or false")]
    [InlineData("$.rules[4].when.value", "\"memory\"", "rules[4].when.value", "is not one of none, interpreter")]
    [InlineData("$.rules[0].when", """{"all":[]}""", "rules[0].when.all", "must not be empty")]
    [InlineData("$.rules[0].when", """{"none":[]}""", "rules[0].when.none", "is not known here")]
    [InlineData("$.rules[0].when.fact", "\"s-over-implant\"", "rules[0].when", "may not read s-over-implant")]
    [InlineData("$.rules[0].severity", "\"precaution\"", "rules[0].disposition", "'do-not-needle' is not for a rule that is precaution")]
    [InlineData("$.rules[0].disposition", "\"needs-clinician-review\"", "rules[0].disposition", "is not for a rule that is absolute")]
    [InlineData("$.rules[0].requires", """["prayer"]""", "rules[0].requires[0]", "is not one of clinician-review")]
    [InlineData("$.rules[0].scope.kind", "\"session\"", "rules[0].scope.kind", "cannot be session")]
    [InlineData("$.rules[0].scope", """{"kind":"region","regions":["tail"]}""", "rules[0].scope.regions[0]", "is not one of head-face")]
    [InlineData("$.rules[0].scope", """{"kind":"region"}""", "rules[0].scope", "must list what it covers")]
    [InlineData("$.rules[0].scope", """{"kind":"global","techniques":["estim"]}""", "rules[0].scope.techniques", "is not known here")]
    [InlineData("$.sessionRules[0].phase", "\"later\"", "sessionRules[0].phase", "is not one of plan, start, sign")]
    [InlineData("$.sessionRules[0].when.fact", "\"s-aftercare-given\"", "sessionRules[0].phase", "comes before s-aftercare-given is recorded")]
    [InlineData("$.questions[3].askWhen.fact", "\"d-age\"", "questions[3].askWhen.fact", "'d-age' is no fact")]
    [InlineData("$.questions[3].askWhen", """{"fact":"q-guardian-present","op":"exists"}""", "questions[3].askWhen", "q-guardian-present → q-guardian-present")]
    [InlineData("$.questions[0].askWhen", """{"fact":"d-age-years","op":"lt","value":18}""", "questions[0].askWhen", "q-date-of-birth → d-age-years → q-date-of-birth")]
    [InlineData("$.questions[3].section", "\"family\"", "vocabulary.labels.sections", "has no member 'family'")]
    [InlineData("$.questions[13].gateFor", """["q-fever-unwell","q-ate-today"]""", "questions[13].gateFor", "q-ate-today must be asked when not (q-gate-today eq false)")]
    [InlineData("$.questions[1].max", "10", "questions[1].max", "lies below min")]
    [InlineData("$.questions[2].typo", "1", "questions[2].typo", "is not known here")]
    [InlineData("$.derivedFacts[7].args", """["q-weight-kg"]""", "derivedFacts[7].args", "'bmi' takes 2")]
    [InlineData("$.derivedFacts[7].args", """["q-weight-kg","q-date-of-birth"]""", "derivedFacts[7].args[1]", "needed is a number")]
    [InlineData("$.sessionFacts[2].values", """["deep"]""", "sessionFacts", "s-techniques must list the vocabulary")]
    [InlineData("$.severityPolicy.relative", """["proceed"]""", "severityPolicy.relative", "must be needs-clinician-review, defer")]
    [InlineData("$.dispositionOrder", """["proceed"]""", "dispositionOrder", "must be proceed, proceed-with-precautions")]
    [InlineData("$.vocabulary.regionFromFigure.calf", "\"leg\"", "vocabulary.regionFromFigure.calf", "is not one of head-face")]
    [InlineData("$.sessionChecklist[0].fact", "\"s-licence\"", "sessionChecklist[0].fact", "is no session fact")]
    [InlineData("$.referenceRates[0].source", "\"nobody\"", "referenceRates[0].source", "is not one of")]
    [InlineData("$.questions[0].min", "1", "questions[0].type", "has no range")]
    [InlineData("$.rules[0].requires", """["clinician-review","clinician-review"]""", "rules[0].requires", "names something twice")]
    [InlineData("$.vocabulary.techniques", """["Deep Needle"]""", "vocabulary.techniques[0]", "must be a kebab-case name")]
    [InlineData("$.vocabulary.techniques", "[]", "vocabulary.techniques", "must not be empty")]
    [InlineData("$.vocabulary.techniques", """["deep","deep"]""", "vocabulary.techniques", "names something twice")]
    [InlineData("$.followUp.triage[0].level", "\"none\"", "followUp.triage[0].level", "a rule that reports nothing is no rule")]
    [InlineData("$.referenceRates[0].n", "0", "referenceRates[0].n", "must be above zero")]
    [InlineData("$.referenceRates[0].n", "\"many\"", "referenceRates[0].n", "must be a whole number")]
    [InlineData("$.severityPolicy.grave", """["proceed"]""", "severityPolicy.grave", "is no severity")]
    [InlineData("$.rules", """["x"]""", "rules[0]", "must be an object")]
    [InlineData("$.rules", "7", "rules", "must be a list")]
    [InlineData("$.severityPolicy", "7", "severityPolicy", "must be an object")]
    [InlineData("$.derivedFacts[0].text", "null", "derivedFacts[0]", "has no member 'text'")]
    [InlineData("$.derivedFacts[0].colour", "1", "derivedFacts[0].colour", "is not known here")]
    [InlineData("$.sessionChecklist[0].colour", "1", "sessionChecklist[0].colour", "is not known here")]
    [InlineData("$.rules[0].evidence.colour", "1", "rules[0].evidence.colour", "is not known here")]
    [InlineData("$.consentElements[0].colour", "1", "consentElements[0].colour", "is not known here")]
    [InlineData("$.sessionRules[0].id", "\"pregnancy-contradiction\"", "sessionRules[0].id", "is taken by a rule")]
    [InlineData("$.seedStatement.es", "\"  \"", "seedStatement.es", "must be a text that is not empty")]
    [InlineData("$.rules[0].when", """{"fact":"q-needle-fear","op":"gte","value":80}""", "rules[0].when.value", "lies outside q-needle-fear, 0 to 10")]
    [InlineData("$.referenceRates[0].n", "3", "referenceRates[0].events", "must lie between 0 and n")]
    public void Refuses_bad_data_and_names_the_place(string place, string value, string path, string reason)
    {
        var fault = Assert.Throws<KnowledgeFault>(() => Spoilt(place, value));

        Assert.Equal(("safety.json", path), (fault.File, fault.Path));
        Assert.Contains(reason, fault.Reason);
    }

    [Fact]
    public void Decides_the_same_whatever_its_words_say()
    {
        var root = Root();
        Scramble(root);
        var scrambled = SafetyKnowledge.Parse(Bytes(root));

        Gen.Select(AnyPatient.Answers, AnyPatient.Session).Sample((answers, session) =>
        {
            var input = new ScreenInput(Patient.Today, answers, session);

            return Example.Written(json => ScreenDocument.Write(Screen.Evaluate(Ours, input), json))
                == Example.Written(json => ScreenDocument.Write(Screen.Evaluate(scrambled, input), json));
        }, iter: 200);
    }

    [Fact]
    public void Maps_every_region_of_the_body_chart()
    {
        var bases = JsonNode.Parse(KnowledgeFile.Embedded("regions.json").Span)!["regions"]!.AsArray().Select(region => (string)region!["base"]!).Distinct();

        Assert.Equal(bases.Order(), Ours.Vocabulary.RegionFromFigure.Keys.Order());
    }

    [Fact]
    public void Knows_every_muscle_it_names_and_every_hazard_a_muscle_has()
    {
        var muscles = JsonNode.Parse(KnowledgeFile.Embedded("muscles.json").Span)!["muscles"]!.AsArray();

        Assert.Empty(Ours.Vocabulary.DeepNonCompressibleMuscles.Except(muscles.Select(muscle => (string)muscle!["id"]!)));
        Assert.Empty(muscles.SelectMany(muscle => muscle!["needling"]!["hazards"]!.AsArray().Select(hazard => (string)hazard!)).Except(Ours.Vocabulary.MuscleHazards));
    }

    [Fact]
    public void Keeps_the_seed_statement_as_the_common_effects_of_the_consent() =>
        Assert.Equal(Ours.SeedStatement, Ours.ConsentElements.Single(element => element.Id == "c-common").Text);

    private static SafetyKnowledge Spoilt(string place, string value)
    {
        var root = Root();
        Tampering.Set(root, place, value);
        return SafetyKnowledge.Parse(Bytes(root));
    }

    private static JsonNode Root() => JsonNode.Parse(KnowledgeFile.Embedded(SafetyKnowledge.FileName).Span)!;

    private static byte[] Bytes(JsonNode root) => Encoding.UTF8.GetBytes(root.ToJsonString());

    /// <summary>Turns every text for readers round, in both languages.</summary>
    private static void Scramble(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list) Scramble(item);
        if (node is not JsonObject members) return;
        foreach (var (name, value) in members.ToList())
            if (name is "en" or "es") members[name] = new string([.. ((string)value!).Reverse()]);
            else Scramble(value);
    }
}
