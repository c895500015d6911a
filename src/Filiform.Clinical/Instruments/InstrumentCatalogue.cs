using System.Collections.Frozen;
using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Instruments;

/// <summary>The instruments of <c>instruments.json</c>, checked and frozen.</summary>
public sealed class InstrumentCatalogue
{
    /// <summary>The two that rules and forecasts speak of: the numeric pain rating scale, and the patient-specific functional scale.</summary>
    public const string Pain = "nprs", Activities = "psfs";

    private static readonly string[] Directions = ["higher-worse", "higher-better"];
    private static readonly string[] ItemPolicies = ["own-words", "numbers-or-total-only", "mention-only"];
    private static readonly string[] ChangeRatings = ["groc", "pgic"];

    private InstrumentCatalogue(Node root)
    {
        Version = root["version"].Text;
        (Sources, SourceById) = Keyed.Read(root["sources"], Citation.Read, source => source.Id);
        (Instruments, ById) = Keyed.Read(root["instruments"], One, instrument => instrument.Id);
    }

    public string Version { get; }
    public ImmutableArray<Instrument> Instruments { get; }
    public ImmutableArray<Citation> Sources { get; }
    public FrozenDictionary<string, Instrument> ById { get; }
    public FrozenDictionary<string, Citation> SourceById { get; }

    /// <exception cref="KnowledgeFault">The file is incomplete or contradicts itself.</exception>
    public static InstrumentCatalogue Read(Node root) => new(root);

    /// <summary>The catalogue that travels inside this assembly.</summary>
    public static InstrumentCatalogue Embedded() => Read(KnowledgeFile.Parse("instruments.json", KnowledgeFile.Embedded("instruments.json")));

    private Instrument One(Node node)
    {
        node.Only(
            "id", "name", "construct", "bodyAreas", "direction", "range", "itemCount", "itemPolicy", "items", "response", "scoring", "mcid", "mdc", "licence", "sources", "testVectors");
        var id = node["id"].Text;
        var range = new ScoreRange(node["range"].Find("min")?.Decimal, node["range"]["max"].Decimal);
        if (range.Min >= range.Max) throw node["range"].Fault("must run upwards");
        ImmutableArray<Item> items = node.Find("items") is { } texts ? [.. texts.NotEmpty().Items.Select(ReadItem)] : [];
        return new Instrument(
            id, node["name"].Said, node["construct"].Said, node["bodyAreas"].Texts,
            node["direction"].Code(Directions) == "higher-better", range, node["itemPolicy"].Code(ItemPolicies), items,
            node.Find("scoring") is { } scoring ? ScoringRules.Of(id, scoring, ReadForm(node, items)) : null,
            node.Find("mcid") is { } mcid ? ReadThreshold(mcid) : null, node.Find("mdc") is { } mdc ? ReadThreshold(mdc) : null,
            node["licence"].Text, ChangeRatings.Contains(id), node["sources"].AllIn(SourceById, "source"));
    }

    private static Item ReadItem(Node node) =>
        new(node["id"].Text, node["text"].Said, [.. node["options"].NotEmpty().Items.Select(ReadOption)]);

    private static ItemOption ReadOption(Node node) => node.Json.ValueKind == JsonValueKind.Object
        ? new ItemOption(node["value"].Int, node.Said) : new ItemOption(node.Int, null);

    private static Form ReadForm(Node node, ImmutableArray<Item> items)
    {
        if (items.IsEmpty)
        {
            var (count, response) = (node["itemCount"].WholeWithin(1, 100), node["response"]);
            if (response["step"].Int != 1) throw response["step"].Fault("must be 1");
            return new Form(count, count, response["min"].Int, response["max"].WholeWithin(response["min"].Int + 1, 1000));
        }
        var repeat = node["items"].Items.First().Find("repeat");
        return new Form(
            repeat?["min"].Int ?? items.Length, repeat?["max"].Int ?? items.Length, items[0].Options.Min(option => option.Value), items[0].Options.Max(option => option.Value));
    }

    private Threshold ReadThreshold(Node node)
    {
        foreach (var other in node.Find("alsoReported")?.Items ?? []) other["source"].In(SourceById, "source");
        return new Threshold(node["value"].Decimal, node.Find("percent")?.Decimal, node["source"].In(SourceById, "source"), node.Json);
    }
}
