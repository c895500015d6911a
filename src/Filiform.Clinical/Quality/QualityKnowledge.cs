using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Quality;

/// <summary>Baselines and parameters of <c>quality.json</c> with the links of <c>event-links.json</c>, checked and frozen.</summary>
public sealed class QualityKnowledge
{
    private static readonly string[] Questions = ["immediate", "delayed"];
    private static readonly string[] Severities = ["minor", "moderate", "major"];

    private QualityKnowledge(Node quality, Node links, Node safety)
    {
        Version = quality["version"].Text;
        Statement = quality["statement"].Said;
        ComparisonWarning = quality["publishedComparison"]["warning"].Said;
        FallMeans = quality["parameters"]["cusum"]["minor"]["downMeans"].Said;
        (Sources, SourceById) = Keyed.Read(quality["sources"], Citation.Read, source => source.Id);
        (Baselines, BaselineById) = Keyed.Read(quality["baselines"], ReadBaseline, baseline => baseline.Id);
        foreach (var baseline in quality["baselines"].Items) baseline["id"].In(SourceById, "source");
        Strata = [.. quality["parameters"]["caseMix"]["strata"].NotEmpty().Items.Select(ReadStratum)];
        Parameters = ReadParameters(quality["parameters"]);
        (LinkSources, var linkSources) = Keyed.Read(links["sources"], Citation.Read, source => source.Id);
        links["questionSources"].NotEmpty().AllIn(linkSources, "source");
        links["seriousSources"].NotEmpty().AllIn(linkSources, "source");
        var (_, severities) = Keyed.Read(
            safety["adverseEvents"],
            node => (Id: node["id"].Text, Name: node["name"].Said, Severity: node["severityDefault"].Code(Severities)), item => item.Id);
        (Events, EventById) = Keyed.Read(links["links"], node => ReadEvent(node, severities), item => item.Id);
        if (severities.Keys.FirstOrDefault(id => !EventById.ContainsKey(id)) is { } missing) throw links["links"].Fault($"says nothing about '{missing}'");
    }

    public string Version { get; }
    public Said Statement { get; }

    /// <summary>Stands beside every comparison with a published survey.</summary>
    public Said ComparisonWarning { get; }

    /// <summary>What a fall in minor events first asks.</summary>
    public Said FallMeans { get; }

    public ImmutableArray<Baseline> Baselines { get; }
    public FrozenDictionary<string, Baseline> BaselineById { get; }

    /// <summary>Case-mix strata: a treatment has one value of each.</summary>
    public ImmutableArray<Stratum> Strata { get; }

    public QualityParameters Parameters { get; }
    public ImmutableArray<RecordedEvent> Events { get; }
    public FrozenDictionary<string, RecordedEvent> EventById { get; }
    public ImmutableArray<Citation> Sources { get; }
    public FrozenDictionary<string, Citation> SourceById { get; }
    public ImmutableArray<Citation> LinkSources { get; }

    /// <exception cref="KnowledgeFault">A file is incomplete, contradicts itself or names what its neighbours do not hold.</exception>
    public static QualityKnowledge Read(Node quality, Node links, Node safety) => new(quality, links, safety);

    /// <summary>What travels inside this assembly.</summary>
    public static QualityKnowledge Embedded() => Read(Parse("quality.json"), Parse("event-links.json"), Parse("safety.json"));

    private static Node Parse(string name) => KnowledgeFile.Parse(name, KnowledgeFile.Embedded(name));

    private static Baseline ReadBaseline(Node node)
    {
        var treatments = node["treatments"].WholeWithin(1, 100_000_000);
        var (events, byId) = Keyed.Read(node["events"], item => new BaselineEvent(
            item["event"].Text, item["count"].WholeWithin(0, treatments), item["n"].WholeWithin(1, treatments), item["countFrom"].Text), item => item.Id);
        return new Baseline(node["id"].Text, node["country"].Text, node["clinicians"].WholeWithin(1, 1_000_000), treatments, events, byId);
    }

    private static Stratum ReadStratum(Node node) =>
        node.Text.Split(':', StringSplitOptions.TrimEntries) is [var name, var values] && values.Split('|', StringSplitOptions.TrimEntries) is [_, _, ..] list
            ? new Stratum(name, [.. list]) : throw node.Fault("must read 'name: value | value'");

    private static QualityParameters ReadParameters(Node node)
    {
        var (complete, display, minor) = (node["completeness"], node["display"], node["cusum"]["minor"]);
        return new QualityParameters(
            node["interval"]["conf"].Within(0.5, 0.9999), complete["minimumToPlot"].Within(0, 1), complete["minimumToAlarm"].Within(0, 1),
            display["minTreatmentsForRate"].WholeWithin(1, 10_000), display["suppressCountsBelow"].WholeWithin(2, 100),
            node["caseMix"]["shrinkage"]["m"].Within(0, 10_000), node["funnel"]["overdispersion"]["winsorise"].Within(0, 0.49),
            new ChartRule(minor["oddsRatioUp"].Within(1.0001, 100), minor["hUp"].Within(0.01, 100)),
            new ChartRule(minor["oddsRatioDown"].Within(0.0001, 0.9999), minor["hDown"].Within(0.01, 100)));
    }

    private RecordedEvent ReadEvent(Node node, FrozenDictionary<string, (string Id, Said Name, string Severity)> severities)
    {
        var (id, name, severity) = severities[node["adverseEvent"].In(severities, "adverse event of safety.json")];
        foreach (var link in node["baselines"].Items)
            link["event"].In(BaselineById[link["baseline"].In(BaselineById, "baseline")].EventById, "event of that baseline");
        return new RecordedEvent(
            id, name, severity, node.Find("question")?.Code(Questions), node["serious"].Bool,
            [.. node["baselines"].Items.Select(link => (link["baseline"].Text, link["event"].Text))]);
    }
}
