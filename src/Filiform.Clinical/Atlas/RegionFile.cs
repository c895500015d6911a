using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>Reads <c>regions.json</c> and proves that its map is consistent.</summary>
internal static class RegionFile
{
    private static readonly string[] Views = ["anterior", "posterior"];
    private static readonly string[] Sides = ["left", "right", "midline"];
    private static readonly string[] Relations = ["equivalent", "broader"];

    public static (ImmutableArray<Region> InOrder, FrozenDictionary<string, Region> ById) Read(Node root)
    {
        var width = root["figure"]["width"].Int;
        var height = root["figure"]["height"].Int;
        var regions = Keyed.Read(root["regions"], node => One(node, width, height), region => region.Id);
        foreach (var (node, region) in root["regions"].Items.Zip(regions.InOrder)) CheckMirror(node, region, regions.ById);
        foreach (var (node, region) in root["regions"].Items.Zip(regions.InOrder)) CheckNeighbours(node, region, regions.ById);
        return regions;
    }

    private static Region One(Node node, int width, int height)
    {
        node.Only("id", "base", "name", "view", "side", "mirror", "neighbours", "snomed", "seed", "alsoSeeds", "bodyArea");
        var id = node["id"].Text;
        var side = node["side"].Code(Sides);
        var stem = node["base"].Text;
        if (id != (side == "midline" ? stem : $"{stem}-{side}")) throw node["id"].Fault("must be the base, with its side unless it is midline");
        return new Region(
            id, stem, node["name"].Said, node["view"].Code(Views), side, node.Find("mirror")?.Text ?? id, node["neighbours"].Texts,
            node.Find("snomed") is { } code ? Code(code) : null,
            Point(node["seed"], width, height),
            node.Find("alsoSeeds") is { } also ? [.. also.Items.Select(seed => Point(seed, width, height))] : [],
            node["bodyArea"].Text);
    }

    private static BodySite Code(Node node) => new(node["code"].Text, node["display"].Text, node["relation"].Code(Relations));

    private static Seed Point(Node node, int width, int height) =>
        new(node["view"].Code(Views), node["x"].WholeWithin(0, width), node["y"].WholeWithin(0, height));

    private static void CheckMirror(Node node, Region region, FrozenDictionary<string, Region> all)
    {
        if (!all.TryGetValue(region.Mirror, out var mirror) || mirror.Mirror != region.Id || mirror.Base != region.Base
            || mirror.Id == region.Id != (region.Side == "midline"))
            throw node["id"].Fault($"'{region.Mirror}' is not its mirror");
    }

    private static void CheckNeighbours(Node node, Region region, FrozenDictionary<string, Region> all)
    {
        var mirror = all[region.Mirror];
        foreach (var id in node["neighbours"].AllIn(all, "region"))
            if (id == region.Id || !all[id].Neighbours.Contains(region.Id) || !mirror.Neighbours.Contains(all[id].Mirror))
                throw node["neighbours"].Fault($"'{id}' must be another region that names it back, also in the mirror");
    }
}
