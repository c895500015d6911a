using System.Collections.Frozen;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Plans;

/// <summary>The templates and rules of <c>plans.json</c> and the links of <c>plan-links.json</c>, checked against their neighbours.</summary>
public sealed class PlanKnowledge
{
    private static readonly string[] Kinds = ["fall", "rise"];

    private PlanKnowledge(Node plans, Node links, ReferralAtlas atlas, InstrumentCatalogue instruments, ResponseKnowledge response)
    {
        Version = plans["version"].Text;
        Statement = plans["statement"].Said;
        PatientTexts = Words(plans["patientText"]);
        Modules = Words(plans["modules"]);
        EvidenceGrades = Words(plans["evidenceGrades"]);
        (Sources, SourceById) = Keyed.Read(plans["sources"], Citation.Read, source => source.Id);
        (Outcomes, OutcomeById) = Keyed.Read(plans["rules"]["outcomes"],
            rule => new OutcomeRule(rule["id"].Text, rule["when"].Said, rule["do"].Said), rule => rule.Id);
        foreach (var id in plans["rules"]["order"].NotEmpty().Items) id.In(OutcomeById, "outcome");
        MeaningfulSources = plans["rules"]["meaningful"]["sources"].NotEmpty().AllIn(SourceById, "source");
        SessionsBetweenReviews = plans["rules"]["blockAt"]["maxSessionsWithoutReevaluation"].WholeWithin(1, 20);
        (Templates, TemplateById) = Keyed.Read(plans["templates"], node => ReadTemplate(node, instruments, response), template => template.Id);
        (LinkSources, var linkSources) = Keyed.Read(links["sources"], Citation.Read, source => source.Id);
        (Links, LinkByCondition) = Keyed.Read(links["links"], node => new PlanLink(
            node["condition"].In(atlas.ConditionById, "condition"), node.Find("template")?.In(TemplateById, "template"), node["reason"].Said,
            node["sources"].NotEmpty().AllIn(linkSources, "source")), link => link.Condition);
        if (atlas.Conditions.FirstOrDefault(condition => !LinkByCondition.ContainsKey(condition.Id)) is { } missing)
            throw links["links"].Fault($"says nothing about '{missing.Id}'");
    }

    public string Version { get; }
    public Said Statement { get; }

    /// <summary>Patient words by occasion (<c>start</c>, <c>after</c>) and by advice code.</summary>
    public FrozenDictionary<string, Said> PatientTexts { get; }

    public FrozenDictionary<string, Said> Modules { get; }
    public FrozenDictionary<string, Said> EvidenceGrades { get; }
    public ImmutableArray<PlanTemplate> Templates { get; }
    public FrozenDictionary<string, PlanTemplate> TemplateById { get; }
    public ImmutableArray<OutcomeRule> Outcomes { get; }
    public FrozenDictionary<string, OutcomeRule> OutcomeById { get; }
    public ImmutableArray<PlanLink> Links { get; }
    public FrozenDictionary<string, PlanLink> LinkByCondition { get; }
    public ImmutableArray<Citation> Sources { get; }
    public FrozenDictionary<string, Citation> SourceById { get; }
    public ImmutableArray<Citation> LinkSources { get; }

    /// <summary>Ids of what the smallest change that matters rests on.</summary>
    public ImmutableArray<string> MeaningfulSources { get; }

    /// <summary>Most sessions before somebody looks again.</summary>
    public int SessionsBetweenReviews { get; }

    /// <exception cref="KnowledgeFault">A file is incomplete, contradicts itself or names what its neighbours do not hold.</exception>
    public static PlanKnowledge Read(Node plans, Node links, ReferralAtlas atlas, InstrumentCatalogue instruments, ResponseKnowledge response) =>
        new(plans, links, atlas, instruments, response);

    /// <summary>What travels inside this assembly.</summary>
    public static PlanKnowledge Embedded(ReferralAtlas atlas, InstrumentCatalogue instruments, ResponseKnowledge response) => Read(
        KnowledgeFile.Parse("plans.json", KnowledgeFile.Embedded("plans.json")),
        KnowledgeFile.Parse("plan-links.json", KnowledgeFile.Embedded("plan-links.json")), atlas, instruments, response);

    private PlanTemplate ReadTemplate(Node node, InstrumentCatalogue instruments, ResponseKnowledge response)
    {
        var measures = node["instruments"].NotEmpty().AllIn(instruments.ById, "instrument");
        var reviews = node["reevaluateAtSession"].NotEmpty().Items.Select(session => session.WholeWithin(1, 100)).ToImmutableArray();
        if (!reviews.SequenceEqual(reviews.Distinct().Order())) throw node["reevaluateAtSession"].Fault("must rise");
        var dose = ReadDose(node["needling"]);
        // Nobody goes further than that without a look, whatever plan is proposed from it.
        if (reviews.Prepend(0).Zip(reviews.Append(dose.Sessions.Typical), (last, next) => next - last).Any(gap => gap > SessionsBetweenReviews))
            throw node["reevaluateAtSession"].Fault($"must leave at most {SessionsBetweenReviews} sessions between, up to the usual end");
        return new PlanTemplate(
            node["id"].Text, node["name"].Said, node["responsePriorGroup"].In(response.GroupById, "group of response-model.json"),
            dose, reviews, node["alwaysWith"].NotEmpty().AllIn(Modules, "module"), measures,
            new TemplateEvidence(
                node["evidence"]["grade"].In(EvidenceGrades, "evidence grade"), node["evidence"]["note"].Said,
                node["evidence"]["sources"].NotEmpty().AllIn(SourceById, "source")),
            [.. node["goals"].NotEmpty().Items.Select(goal => ReadGoal(goal, measures))], [.. node["cautions"].Items.Select(caution => caution.Said)]);
    }

    private static Dose ReadDose(Node node) => new(
        ReadAmount(node["perWeek"]), ReadAmount(node["sessions"]), node["minHoursBetweenSameMuscle"].WholeWithin(1, 1000), node["note"].Said);

    private static Amount ReadAmount(Node node)
    {
        var min = node["min"].WholeWithin(1, 100);
        var typical = node["typical"].WholeWithin(min, 100);
        return new Amount(min, typical, node["max"].WholeWithin(typical, 100));
    }

    private static Goal ReadGoal(Node node, ImmutableArray<string> measures)
    {
        if (!measures.Contains(node["measure"].Text)) throw node["measure"].Fault("must be an instrument of this template");
        return new Goal(
            node["id"].Text, node["measure"].Text, node["kind"].Code(Kinds) == "fall", node["atLeast"].Decimal, node.Find("orPercent")?.Decimal,
            node["text"].Said);
    }

    private static FrozenDictionary<string, Said> Words(Node node) =>
        node.Members.ToFrozenDictionary(member => member.Name, member => member.Value.Said, StringComparer.Ordinal);
}
