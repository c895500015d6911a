using System.Text;
using System.Text.Json.Nodes;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Tests.Screening;
using Filiform.Clinical.Triage;

namespace Filiform.Clinical.Tests.Knowledge;

/// <summary>Words are for people: with English and Spanish exchanged throughout, every engine answers as before.</summary>
public sealed class TranslationTests
{
    private static readonly SafetyKnowledge Ours = SafetyKnowledge.Embedded, Exchanged = SafetyKnowledge.Parse(Bytes("safety.json"));

    [Fact]
    public void The_words_are_exchanged_indeed() => Assert.Equal(
        Ours.Rules.Select(rule => (rule.Title.En, rule.PatientMessage.Es)), Exchanged.Rules.Select(rule => (rule.Title.Es, rule.PatientMessage.En)));

    [Fact]
    public void A_screening_comes_to_the_same() => Gen.Select(AnyPatient.Answers, AnyPatient.Session).Sample((answers, session) =>
        Example.Written(json => ScreenDocument.Write(Screen.Evaluate(Ours, new(Patient.Today, answers, session)), json))
        == Example.Written(json => ScreenDocument.Write(Screen.Evaluate(Exchanged, new(Patient.Today, answers, session)), json)), iter: 200);

    [Fact]
    public void A_check_in_comes_to_the_same() => Gen.Select(AnyPatient.Told(FactOrigin.FollowUp), AnyPatient.Session).Sample((told, session) =>
    {
        var input = new TriageInput(Patient.Today, told, Patient.Healthy, session);
        var (here, there) = (CheckInTriage.Evaluate(Ours, input), CheckInTriage.Evaluate(Exchanged, input));

        return here.Level == there.Level && here.Unanswered.SequenceEqual(there.Unanswered)
            && here.Findings.Select(finding => (finding.Rule.Id, finding.State)).SequenceEqual(there.Findings.Select(finding => (finding.Rule.Id, finding.State)))
            && here.Messages.Select(message => message.Text.En).SequenceEqual(there.Messages.Select(message => message.Text.Es));
    }, iter: 200);

    [Fact]
    public void A_drawing_is_ranked_the_same()
    {
        var (ours, exchanged) = (ReferralAtlas.Embedded(), ReferralAtlas.Read(KnowledgeFile.Parse("regions.json", Bytes("regions.json")), KnowledgeFile.Parse("muscles.json", Bytes("muscles.json"))));
        var mark = Gen.Select(Gen.OneOf([.. ours.Regions.Select(region => region.Id)]), Gen.Int[1, 10]).Select((region, intensity) => new PainMark(region, intensity));

        mark.Array[1, 8].Sample(pain =>
            Example.Written(json => RankDocument.Write(ours.Rank(pain), json)) == Example.Written(json => RankDocument.Write(exchanged.Rank(pain), json)), iter: 100);
    }

    [Fact]
    public void A_questionnaire_scores_the_same()
    {
        var (ours, exchanged) = (InstrumentCatalogue.Embedded(), InstrumentCatalogue.Read(KnowledgeFile.Parse("instruments.json", Bytes("instruments.json"))));

        Gen.Select(Gen.Int[0, ours.Instruments.Length - 1], Gen.Int[-1, 10].Array[0, 31]).Sample((at, points) =>
        {
            if (ours.Instruments[at].Scoring is null) return true;
            ImmutableArray<Answer> answers = [.. points.Select(each => each < 0 ? Answer.None : Answer.Of(each))];
            var (here, there) = (ours.Instruments[at].Score(answers), exchanged.Instruments[at].Score(answers));
            return (here.Value, here.Reason, here.Missing) == (there.Value, there.Reason, there.Missing);
        });
    }

    private static byte[] Bytes(string file)
    {
        var root = JsonNode.Parse(KnowledgeFile.Embedded(file).Span)!;
        Exchange(root);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Exchange(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list) Exchange(item);
        if (node is not JsonObject members) return;
        if (members["en"] is { } english && members["es"] is { } spanish) (members["en"], members["es"]) = (spanish.DeepClone(), english.DeepClone());
        foreach (var member in members.ToList()) Exchange(member.Value);
    }
}
