using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>One dab of a painted pain drawing.</summary>
/// <param name="View"><c>front</c> or <c>back</c>.</param>
/// <param name="X">0 to 1000 on the figure.</param>
/// <param name="Y">0 to 2000 on the figure.</param>
/// <param name="Radius">Above 0, in the same units.</param>
public sealed record Dab(string View, double X, double Y, double Radius);

/// <summary>A region that a drawing shades.</summary>
/// <param name="Covered">Share of it that is painted, 0 to 1, in the view where that is most.</param>
public sealed record ShadedRegion(string Region, double Covered);

/// <summary>The figure of <c>bodychart.json</c>: which region lies where, and what a painted drawing shades.</summary>
public sealed class BodyChart
{
    /// <summary>A quarter of a region painted shades it: people hatch, they do not fill.</summary>
    public const double CoveredShare = 0.25;

    /// <summary>Half of one dab in a region shades it too, or a fingertip of pain in a large region would be lost.</summary>
    public const double DabShare = 0.5;

    private readonly FrozenDictionary<string, ChartView> views;

    private BodyChart(Node root, ReferralAtlas atlas)
    {
        if (!root["box"].Items.Select(side => side.Int).SequenceEqual([1000, 2000])) throw root["box"].Fault("must be 1000 by 2000");
        views = ((string[])["front", "back"]).ToFrozenDictionary(name => name, name => ReadView(root["views"][name], atlas), StringComparer.Ordinal);
        var drawn = views.Values.SelectMany(view => view.Regions).ToHashSet(StringComparer.Ordinal);
        if (atlas.Regions.FirstOrDefault(region => !drawn.Contains(region.Id)) is { } missing) throw root["views"].Fault($"do not show '{missing.Id}'");
    }

    /// <exception cref="KnowledgeFault">A region is unknown, empty or not shown, or a path cannot be read.</exception>
    public static BodyChart Read(Node root, ReferralAtlas atlas) => new(root, atlas);

    /// <summary>What travels inside this assembly.</summary>
    public static BodyChart Embedded(ReferralAtlas atlas) => Read(KnowledgeFile.Parse("bodychart.json", KnowledgeFile.Embedded("bodychart.json")), atlas);

    /// <summary>The regions a painted drawing shades, by id.</summary>
    /// <remarks>A region counts when a quarter of it is painted in one view, or when half of what one dab covers of the body lies in it.</remarks>
    /// <exception cref="ArgumentException">A dab names no view, or has no size.</exception>
    public ImmutableArray<ShadedRegion> Shaded(IEnumerable<Dab> dabs)
    {
        var shaded = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var strokes in dabs.GroupBy(dab => dab.View))
        {
            if (!views.TryGetValue(strokes.Key, out var view)) throw new ArgumentException($"'{strokes.Key}' is no view; front and back are.", nameof(dabs));
            foreach (var (region, covered) in Shaded(view, strokes))
                shaded[view.Regions[region]] = Math.Max(covered, shaded.GetValueOrDefault(view.Regions[region]));
        }
        return [.. shaded.Select(pair => new ShadedRegion(pair.Key, pair.Value))];
    }

    /// <summary>How large a region is in one view, in cells of the figure.</summary>
    /// <returns>0 where the view does not show it.</returns>
    public int SizeOf(string view, string region) => views[view].Regions.IndexOf(region) is var number and >= 0 ? views[view].Sizes[number] : 0;

    /// <summary>The region at a point.</summary>
    /// <returns>Null off the body, and in a view that there is none of.</returns>
    public string? RegionAt(string view, double x, double y) =>
        x is >= 0 and < 1000 && y is >= 0 and < 2000 && views.TryGetValue(view, out var shown) && shown.RegionOf(ChartView.Disc(x, y, 0).Single()) is var region and >= 0
            ? shown.Regions[region] : null;

    private static IEnumerable<(int Region, double Covered)> Shaded(ChartView view, IEnumerable<Dab> dabs)
    {
        var painted = new HashSet<int>();
        var counts = new HashSet<int>();
        foreach (var dab in dabs)
        {
            if (!(dab.Radius > 0) || !double.IsFinite(dab.X + dab.Y + dab.Radius)) throw new ArgumentException("A dab needs a place and a size.", nameof(dabs));
            var cells = ChartView.Disc(dab.X, dab.Y, dab.Radius).Where(cell => view.RegionOf(cell) >= 0).ToList();
            painted.UnionWith(cells);
            counts.UnionWith(cells.GroupBy(view.RegionOf).Where(part => part.Count() >= DabShare * cells.Count).Select(part => part.Key));
        }
        return painted.GroupBy(view.RegionOf).Select(part => (Region: part.Key, Covered: (double)part.Count() / view.Sizes[part.Key]))
            .Where(part => part.Covered >= CoveredShare || counts.Contains(part.Region));
    }

    private static ChartView ReadView(Node node, ReferralAtlas atlas)
    {
        var (regions, _) = Keyed.Read(
            node["regions"], region => (Id: region["id"].In(atlas.RegionById, "region"), Rings: SvgPath.Rings(region["d"])), region => region.Id);
        var view = new ChartView(SvgPath.Rings(node["outline"]), regions);
        var empty = view.Sizes.IndexOf(0);
        return empty < 0 ? view : throw node["regions"].Fault($"'{view.Regions[empty]}' lies outside the outline");
    }
}
