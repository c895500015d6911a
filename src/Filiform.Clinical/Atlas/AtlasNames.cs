using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>Short and everyday names, such as <c>hamstrings</c> or <c>ECM</c>, that no record of the atlas has (<c>atlas-names.json</c>). Only the search reads them.</summary>
public sealed class AtlasNames
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> muscles, hazards, conditions;

    private AtlasNames(Node root, ReferralAtlas atlas)
    {
        var entries = root["names"].NotEmpty().Items.Select(node => Entry(node, atlas)).ToImmutableArray();
        muscles = By(entries, entry => entry.Muscles);
        hazards = By(entries, entry => entry.Hazards);
        conditions = By(entries, entry => entry.Conditions);
    }

    /// <exception cref="KnowledgeFault">A name is of nothing, or of something that the atlas does not have.</exception>
    public static AtlasNames Read(Node root, ReferralAtlas atlas) => new(root, atlas);

    /// <summary>What travels inside this assembly.</summary>
    public static AtlasNames Embedded(ReferralAtlas atlas) =>
        Read(KnowledgeFile.Parse("atlas-names.json", KnowledgeFile.Embedded("atlas-names.json")), atlas);

    /// <summary>In both languages; empty for a muscle that is only called by its name.</summary>
    public ImmutableArray<string> OfMuscle(string id) => muscles.GetValueOrDefault(id, []);

    public ImmutableArray<string> OfHazard(string id) => hazards.GetValueOrDefault(id, []);

    public ImmutableArray<string> OfCondition(string id) => conditions.GetValueOrDefault(id, []);

    private sealed record Named(ImmutableArray<string> Names, ImmutableArray<string> Muscles, ImmutableArray<string> Hazards, ImmutableArray<string> Conditions);

    private static Named Entry(Node node, ReferralAtlas atlas)
    {
        node.Only("en", "es", "muscles", "hazards", "conditions");
        var named = new Named(
            [.. node["en"].NotEmpty().Texts, .. node["es"].NotEmpty().Texts], node.Find("muscles")?.AllIn(atlas.MuscleById, "muscle") ?? [],
            node.Find("hazards")?.AllIn(atlas.HazardById, "hazard") ?? [], node.Find("conditions")?.AllIn(atlas.ConditionById, "condition") ?? []);
        return named is { Muscles: [], Hazards: [], Conditions: [] } ? throw node.Fault("names nothing: needs muscles, hazards or conditions") : named;
    }

    private static FrozenDictionary<string, ImmutableArray<string>> By(ImmutableArray<Named> entries, Func<Named, ImmutableArray<string>> ids) =>
        entries.SelectMany(entry => ids(entry).SelectMany(id => entry.Names.Select(name => (id, name)))).GroupBy(pair => pair.id, pair => pair.name)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
}
