using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Plans;

namespace Filiform.Journeys.Learn.Conditions;

/// <summary>A complaint as its page shows it.</summary>
/// <param name="Area">A body area of the atlas, or <see cref="ConditionCatalogue.Several"/>.</param>
/// <param name="Regions">Names of the places where it is felt, each once.</param>
/// <param name="Heat">Region id → shade, for the figure.</param>
/// <param name="Views">The views of the figure in which something is shaded.</param>
/// <param name="Plan">The plan it starts from; null when none fits.</param>
public sealed record Condition(
    AtlasCondition Atlas, string Area, ImmutableArray<Said> Regions, ImmutableDictionary<string, int> Heat, ImmutableArray<string> Views,
    ImmutableArray<Said> Muscles, PlanLink Link, PlanTemplate? Plan)
{
    /// <summary>One shade: a list of places says nothing about how strong the pain is.</summary>
    private const int Shade = 3;

    public string Id => Atlas.Id;
    public Said Name => Atlas.Name;

    public static Condition Of(AtlasCondition condition, ReferralAtlas atlas, PlanKnowledge plans)
    {
        var regions = condition.Regions.SelectMany(id => new[] { id.Replace("{side}", "right", StringComparison.Ordinal), id.Replace("{side}", "left", StringComparison.Ordinal) })
            .Distinct(StringComparer.Ordinal).Select(id => atlas.RegionById[id]).ToImmutableArray();
        var link = plans.LinkByCondition[condition.Id];
        return new(
            condition, ConditionCatalogue.AreaOf(regions), [.. regions.DistinctBy(region => region.Base).Select(BareName)],
            regions.ToImmutableDictionary(region => region.Id, _ => Shade, StringComparer.Ordinal), Shown(regions),
            [.. condition.Muscles.Select(id => atlas.MuscleById[id].Name)], link, link.Template is { } id ? plans.TemplateById[id] : null);
    }

    private static ImmutableArray<string> Shown(ImmutableArray<Region> regions)
    {
        var drawn = regions.SelectMany(region => region.AlsoSeeds.Select(seed => seed.View).Append(region.View)).ToHashSet(StringComparer.Ordinal);
        return [.. drawn.Contains("anterior") ? ["front"] : Array.Empty<string>(), .. drawn.Contains("posterior") ? ["back"] : Array.Empty<string>()];
    }

    /// <summary>Both sides are shaded, so the side at the end of the name says nothing.</summary>
    private static Said BareName(Region region) => region.Side == "midline" ? region.Name : new(Bare(region.Name.En), Bare(region.Name.Es));

    private static string Bare(string name) => name[..name.LastIndexOf(" (", StringComparison.Ordinal)];
}
