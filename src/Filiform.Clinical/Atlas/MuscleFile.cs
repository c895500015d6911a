using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>Reads the records of <c>muscles.json</c>; every reference must lead somewhere, every claim must name a source.</summary>
internal sealed class MuscleFile(Node root, FrozenDictionary<string, Region> regions)
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, Said>> labels = Labels(root["labels"]);
    private readonly (ImmutableArray<Citation> InOrder, FrozenDictionary<string, Citation> ById) sources =
        Keyed.Read(root["sources"], Citation.Read, source => source.Id);

    public FrozenDictionary<string, FrozenDictionary<string, Said>> LabelSets => labels;

    public (ImmutableArray<Citation> InOrder, FrozenDictionary<string, Citation> ById) Sources => sources;

    public (ImmutableArray<Hazard> InOrder, FrozenDictionary<string, Hazard> ById) Hazards() =>
        Keyed.Read(root["hazards"], node => new Hazard(
            node["id"].Text, Label(node["severity"], "hazardSeverities"), node["name"].Said, node["consequence"].Said,
            SaidList.Statements(node["warningSigns"])), hazard => hazard.Id);

    public (ImmutableArray<Muscle> InOrder, FrozenDictionary<string, Muscle> ById) Muscles(FrozenDictionary<string, Hazard> hazards) =>
        Keyed.Read(root["muscles"], node => One(node, hazards), muscle => muscle.Id);

    public (ImmutableArray<AtlasCondition> InOrder, FrozenDictionary<string, AtlasCondition> ById) Conditions(
        FrozenDictionary<string, Muscle> muscles) =>
        Keyed.Read(root["conditions"], node => new AtlasCondition(
            node["id"].Text, node["name"].Said, node["summary"].Said,
            [.. node["regions"].NotEmpty().Items.Select(Zone)], node["muscles"].NotEmpty().AllIn(muscles, "muscle"),
            [.. node["evidence"].NotEmpty().Items.Select(claim => new Evidence(
                claim["claim"].Said, Label(claim["certainty"], "certainty"), claim["source"].In(sources.ById, "source")))],
            node["icd10"].Texts), condition => condition.Id);

    private Muscle One(Node node, FrozenDictionary<string, Hazard> hazards)
    {
        node.Only(
            "id", "name", "latin", "bodyArea", "sides", "innervation", "action", "referral", "commonSymptoms", "symptomKeywords", "needling", "prevalence", "level", "evidence");
        node["needling"].Only(
            "recommended", "positions", "approach", "notes", "needleLengthMm", "hazards", "riskTier", "cautions", "palpation", "siteRegions");
        if (!node["sides"].Texts.SequenceEqual(["left", "right"])) throw node["sides"].Fault("must be left and right");
        return new Muscle(
            node["id"].Text, node["name"].Said, node["latin"].Text, Label(node["bodyArea"], "bodyAreas"),
            new Innervation(node["innervation"]["nerves"].Texts, node["innervation"]["roots"].Texts),
            node["action"].Said, Pattern(node["referral"]), SaidList.Statements(node["commonSymptoms"]),
            SaidList.Words(node["symptomKeywords"]), HowToNeedle(node["needling"], hazards),
            Label(node["prevalence"]["class"], "prevalence"), node["prevalence"]["basis"].Text, Label(node["level"], "levels"),
            node["evidence"]["sources"].NotEmpty().AllIn(sources.ById, "source"));
    }

    private ImmutableArray<Referral> Pattern(Node list)
    {
        var zones = list.NotEmpty().Items.Select(node => new Referral(Zone(node["region"]), node["weight"].Within(0.01, 1))).ToImmutableArray();
        if (zones.DistinctBy(zone => zone.Region).Count() != zones.Length) throw list.Fault("names a zone twice");
        return zones;
    }

    private string Zone(Node node)
    {
        foreach (var side in (string[])["left", "right"])
            if (!regions.ContainsKey(node.Text.Replace("{side}", side, StringComparison.Ordinal)))
                throw node.Fault($"'{node.Text}' is no region");
        return node.Text;
    }

    private Needling HowToNeedle(Node node, FrozenDictionary<string, Hazard> hazards) => new(
        node["recommended"].Bool,
        [.. node["positions"].Items.Select(position => Label(position, "positions"))],
        Label(node["approach"], "approaches"), node["notes"].Said,
        node.Find("needleLengthMm") is { } length
            ? new NeedleLength(length["typicalMin"].WholeWithin(1, 150), length["typicalMax"].WholeWithin(length["typicalMin"].Int, 150)) : null,
        node["hazards"].AllIn(hazards, "hazard"), Label(node["riskTier"], "riskTiers"),
        [.. node["cautions"].Items.Select(caution => new Caution(caution.Said, caution["source"].In(sources.ById, "source")))],
        node["palpation"].Said, node["siteRegions"].NotEmpty().Texts);

    private string Label(Node node, string set) => node.In(labels[set], $"entry of labels.{set}");

    private static FrozenDictionary<string, FrozenDictionary<string, Said>> Labels(Node node) =>
        node.Members.ToFrozenDictionary(
            set => set.Name,
            set => set.Value.Members.ToFrozenDictionary(label => label.Name, label => label.Value.Said, StringComparer.Ordinal),
            StringComparer.Ordinal);
}
