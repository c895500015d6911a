using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Sessions;

/// <summary>Says in session facts what a plan means for safety.</summary>
public static class PlanFacts
{
    public const string Regions = "s-regions";
    public const string MuscleHazards = "s-muscle-hazards";
    public const string Techniques = "s-techniques";
    public const string NeedleCount = "s-needle-count-planned";
    public const string BilateralLungField = "s-bilateral-lung-field";

    /// <summary>A hazard that belongs to muscles nobody can press on when they bleed.</summary>
    public const string DeepNonCompressible = "deep-non-compressible";

    /// <summary>A hazard that belongs to muscles the atlas does not recommend to needle.</summary>
    public const string NotRecommendedTarget = "not-recommended-target";

    /// <summary>The facts that follow from the plan. What the plan does not say is left out, and so stays unknown.</summary>
    /// <exception cref="ArgumentException">A hazard, region, technique or chart region is not in the vocabulary.</exception>
    public static ImmutableDictionary<string, Value> Of(Vocabulary vocabulary, PlannedNeedling plan)
    {
        var facts = ImmutableDictionary.CreateBuilder<string, Value>();
        if (!plan.Muscles.IsEmpty || !plan.Points.IsEmpty)
        {
            facts[Regions] = List(RegionsOf(vocabulary, plan), vocabulary.Regions);
            if (BothLungs(vocabulary, plan) is { } both) facts[BilateralLungField] = new Value.YesNo(both);
        }
        // Points alone name no muscle, so nothing is known of what lies under them.
        if (!plan.Muscles.IsEmpty)
            facts[MuscleHazards] = List(plan.Muscles.SelectMany(muscle => HazardsOf(vocabulary, muscle)), vocabulary.MuscleHazards);
        if (!plan.Techniques.IsEmpty) facts[Techniques] = List(plan.Techniques, vocabulary.Techniques);
        if (plan.NeedleCount is { } count) facts[NeedleCount] = new Value.Number(count);
        return facts.ToImmutable();
    }

    /// <summary>The muscle's own hazards, and the two that the rules add.</summary>
    public static IEnumerable<string> HazardsOf(Vocabulary vocabulary, PlannedMuscle muscle)
    {
        foreach (var hazard in muscle.Hazards) yield return hazard;
        if (vocabulary.DeepNonCompressibleMuscles.Contains(muscle.Muscle)) yield return DeepNonCompressible;
        if (!muscle.Recommended) yield return NotRecommendedTarget;
    }

    private static IEnumerable<string> RegionsOf(Vocabulary vocabulary, PlannedNeedling plan) =>
        plan.Points.Select(point => RegionOf(vocabulary, point)).Concat(plan.Muscles.SelectMany(muscle => muscle.SiteRegions));

    private static string RegionOf(Vocabulary vocabulary, PlannedPoint point) =>
        vocabulary.RegionFromFigure.TryGetValue(point.Base, out var region)
            ? region : throw new ArgumentException($"'{point.Base}' is no base region of the body chart.", nameof(point));

    /// <returns>Whether both lungs are in reach; null when a target over the lung has no side that settles it.</returns>
    private static bool? BothLungs(Vocabulary vocabulary, PlannedNeedling plan)
    {
        BodySide?[] sides =
        [
            .. plan.Muscles.Where(LungField.Is).Select(muscle => muscle.Side),
            .. plan.Points.Where(point => LungField.IsRegion(RegionOf(vocabulary, point))).Select(point => point.Side),
        ];
        var (left, right) = (sides.Any(side => side is BodySide.Left or BodySide.Both), sides.Any(side => side is BodySide.Right or BodySide.Both));
        if (left && right) return true;
        return sides.Any(side => side is null or BodySide.Midline) ? null : false;
    }

    private static Value.Options List(IEnumerable<string> codes, ImmutableArray<string> allowed)
    {
        var named = codes.ToHashSet();
        var wrong = named.FirstOrDefault(code => !allowed.Contains(code));
        return wrong is null
            ? new([.. allowed.Where(named.Contains)]) : throw new ArgumentException($"'{wrong}' is not in the vocabulary.", nameof(codes));
    }
}
