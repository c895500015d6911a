using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Content;

/// <summary>Reads the side effects. Each number stands also in the file it comes from, and must agree with it.</summary>
internal sealed class SideEffectsReader(ClinicalContent clinical, Citations citations)
{
    /// <summary>The survey behind the table of common side effects.</summary>
    private const string Survey = "brady2014";

    private readonly ImmutableDictionary<string, Node> published = KnowledgeFile.Parse("quality.json", KnowledgeFile.Embedded("quality.json"))["baselines"]
        .Items.Single(baseline => baseline["id"].Text == Survey)["events"].Items.ToImmutableDictionary(each => each["event"].Text, StringComparer.Ordinal);

    public SideEffectsPage Read(Node node) => new(
        LearnPagesReader.Heading(node), node["columns"].Words(), node["common"].List(Common), node["commonNote"].Lines(),
        Cited(node["commonNote"]), Second(node["second"]), Serious(node["serious"]),
        new(node["lower"]["title"].Said, node["lower"]["list"].Lines(), Backing(node["lower"])));

    private Backing Backing(Node node) => Shared.Citing.Backing.Read(node, citations);

    private SideEffect Common(Node node)
    {
        var count = published.GetValueOrDefault(node["event"].Code([.. published.Keys]));
        Agrees(node["events"], count["count"].Int, "quality.json");
        Agrees(node["n"], count["n"].Int, "quality.json");
        var interval = count["clopperPearson95"].Items.Select(end => end.Double).ToList();
        return new(node["id"].Text, Event(node["id"]).Name, node["events"].Int, node["n"].Int, interval[0], interval[1], node["about"].Said, node["care"].Said, Backing(node));
    }

    private SecondCount Second(Node node)
    {
        foreach (var rate in node["rates"].Items) Rate(rate);
        return new(node["title"].Said, node["text"].Said, node["why"].Said, Backing(node));
    }

    private SeriousPart Serious(Node node) => new(
        node["title"].Said, node["rates"].List(Count),
        node["list"].List(risk => new SeriousRisk(risk["id"].Text, Event(risk["id"]).Name, risk["text"].Said, Backing(risk))),
        node["listNote"].Said, node["emergency"].Said);

    private SeriousCount Count(Node node)
    {
        var rate = Rate(node["rate"]);
        if (rate.Events is { } events) Agrees(node["events"], events, "safety.json");
        Agrees(node["n"], rate.N, "safety.json");
        return new(rate.Id, node["events"].Int, node["n"].Int, node["text"].Said, Backing(node));
    }

    private Clinical.Knowledge.Safety.AdverseEventKind Event(Node id) =>
        clinical.Safety.AdverseEvents.FirstOrDefault(each => each.Id == id.Text) ?? throw id.Fault($"'{id.Text}' is no adverse event of safety.json");

    /// <summary>Only rates that were checked in this edition are shown to patients.</summary>
    private Clinical.Knowledge.Safety.ReferenceRate Rate(Node id) =>
        clinical.Safety.ReferenceRates.FirstOrDefault(each => each.Id == id.Text && each.Checked)
        ?? throw id.Fault($"'{id.Text}' is no checked reference rate of safety.json");

    private ImmutableArray<string> Cited(Node node)
    {
        ImmutableArray<string> cited = [.. node["en"].Texts.SelectMany(Markers.In).Distinct()];
        return cited.FirstOrDefault(each => !citations.Has(each)) is { } missing ? throw node.Fault($"'{missing}' is no source of any knowledge file") : cited;
    }

    private static void Agrees(Node node, int there, string file)
    {
        if (node.Int != there) throw node.Fault($"must be {there}, as in {file}");
    }
}
