using System.Text.RegularExpressions;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Triage;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads <c>safety.json</c> from top to bottom. What is wrong stops it, with the path to the place.</summary>
internal static partial class SafetyReader
{
    internal static readonly string[] EventSeverities = ["minor", "moderate", "major"];

    internal static SafetyKnowledge Read(Node root)
    {
        RequireForm(root);
        var vocabulary = VocabularyReader.Read(root["vocabulary"]);
        var citations = root["sources"].Each(ContentReader.Citation);
        var cited = citations.Select(citation => citation.Id).ToImmutableHashSet();

        var facts = new FactReader(root).Model();
        RequirePlanLists(root["sessionFacts"], facts, vocabulary);
        var questions = new QuestionReader(facts, root["vocabulary"]["labels"]);
        var rules = new RuleReader(facts, vocabulary, cited);
        var content = new ContentReader(rules, cited, id => facts.Find(id)?.Origin == FactOrigin.Session);
        var followUp = root["followUp"];
        followUp.Only("facts", "questions", "triage", "defaultWhenNothingReported");

        var knowledge = new SafetyKnowledge(
            root["version"].Text, root["notice"].Said, root["seedStatement"].Said, vocabulary, citations, facts,
            root["derivedFacts"].Each(questions.Derived), root["sessionFacts"].Each(questions.Session), questions.Questions(root["questions"]),
            root["rules"].Each(rules.Person), root["sessionRules"].Each(rules.Session),
            followUp["facts"].Each(questions.FollowUp), questions.Questions(followUp["questions"]), followUp["triage"].Each(rules.Triage),
            followUp["defaultWhenNothingReported"].Said,
            root["adverseEvents"].Each(content.AdverseEvent), root["referenceRates"].Each(content.Rate),
            root["consentElements"].Each(content.Consent), root["sessionChecklist"].Each(content.Entry))
        {
            ConsentVersion = (root.Find("consentVersion") ?? root["version"]).Text,
        };
        foreach (var (rule, node) in knowledge.SessionRules.Zip(root["sessionRules"].Items))
            if (knowledge.Rules.Any(each => each.Id == rule.Id)) throw node["id"].Fault($"'{rule.Id}' is taken by a rule");
        foreach (var (rule, node) in knowledge.SessionRules.Zip(root["sessionRules"].Items)) RequirePhase(rule, node["phase"], knowledge);
        return knowledge;
    }

    private static void RequireForm(Node root)
    {
        root.Only(
            "version", "consentVersion", "kind", "notice", "seedStatement", "conditionLanguage", "severityPolicy", "dispositionOrder", "triageOrder", "vocabulary",
            "sources", "derivedFacts", "sessionFacts", "questions", "rules", "sessionRules", "followUp", "adverseEvents", "referenceRates",
            "consentElements", "sessionChecklist");
        root["kind"].Code(["filiform-safety"]);
        foreach (var version in new[] { root["version"], root.Find("consentVersion") ?? root["version"] }) Version(version);
        SeverityPolicy.Check(root["severityPolicy"]);
        RequireList(root["dispositionOrder"], Codes.All<Disposition>());
        RequireList(root["triageOrder"], Codes.All<TriageLevel>());
        root["conditionLanguage"]["logic"].Code(["kleene-three-valued"]);
        RequireList(root["conditionLanguage"]["operators"], Codes.All<Operator>());
    }

    internal static string Version(Node version) => VersionForm().IsMatch(version.Text) ? version.Text : throw version.Fault("must be year.number, such as 2026.1");

    private static void RequireList(Node list, IReadOnlyList<string> expected)
    {
        if (!list.Texts.SequenceEqual(expected)) throw list.Fault($"must be {string.Join(", ", expected)}");
    }

    /// <summary>Scopes speak the vocabulary, so the plan must too, or a rule could never meet its plan.</summary>
    private static void RequirePlanLists(Node sessionFacts, FactModel facts, Vocabulary vocabulary)
    {
        foreach (var (id, words) in new[]
            { (PlanFacts.Regions, vocabulary.Regions), (PlanFacts.MuscleHazards, vocabulary.MuscleHazards), (PlanFacts.Techniques, vocabulary.Techniques) })
        {
            var fact = facts.Find(id) ?? throw sessionFacts.Fault($"must name {id}");
            if (fact.Type != AnswerType.Multi || !fact.Options.SequenceEqual(words)) throw sessionFacts.Fault($"{id} must list the vocabulary");
        }
    }

    /// <summary>A rule that reads what is recorded only later would be unknown, and block, until then.</summary>
    internal static void RequirePhase(Rule rule, Node place, SafetyKnowledge knowledge)
    {
        foreach (var fact in knowledge.SessionFacts.Where(fact => rule.Inputs.Contains(fact.Fact.Index) && fact.Phase > rule.Session?.Phase))
            throw place.Fault($"comes before {fact.Id} is recorded");
    }

    [GeneratedRegex(@"^\d{4}\.\d+$")]
    private static partial Regex VersionForm();
}
