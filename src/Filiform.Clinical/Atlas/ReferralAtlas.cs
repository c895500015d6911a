using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>Regions, muscles, hazards and conditions with their sources, checked and frozen.</summary>
public sealed class ReferralAtlas
{
    private readonly Ranker ranker;

    private ReferralAtlas(Node regionRoot, Node muscleRoot)
    {
        Version = muscleRoot["dataVersion"].Text;
        if (regionRoot["dataVersion"].Text != Version) throw regionRoot["dataVersion"].Fault($"must be {Version}, as in {muscleRoot.File}");
        (Regions, RegionById) = RegionFile.Read(regionRoot);
        var file = new MuscleFile(muscleRoot, RegionById);
        Labels = file.LabelSets;
        BodyAreas = [.. muscleRoot["labels"]["bodyAreas"].Members.Select(area => area.Name)];
        foreach (var node in regionRoot["regions"].Items) node["bodyArea"].In(Labels["bodyAreas"], "body area");
        (Sources, SourceById) = file.Sources;
        (Hazards, HazardById) = file.Hazards();
        (Muscles, MuscleById) = file.Muscles(HazardById);
        (Conditions, ConditionById) = file.Conditions(MuscleById);
        Notice = muscleRoot["notice"].Said;
        ReviewStatus = muscleRoot["reviewStatus"].Said;
        WeightScale = muscleRoot["weightScale"].Said;
        Records = new AtlasRecords(muscleRoot);
        ranker = new Ranker(new ReferralTable(Regions, Muscles), Version);
    }

    /// <summary>Stored with every result, so that an old one can be explained later.</summary>
    public string Version { get; }

    public Said Notice { get; }
    public Said ReviewStatus { get; }

    /// <summary>How to read the weights of a referral map.</summary>
    public Said WeightScale { get; }

    /// <summary>From head to foot.</summary>
    public ImmutableArray<string> BodyAreas { get; }

    public ImmutableArray<Region> Regions { get; }
    public ImmutableArray<Muscle> Muscles { get; }
    public ImmutableArray<Hazard> Hazards { get; }
    public ImmutableArray<AtlasCondition> Conditions { get; }
    public ImmutableArray<Citation> Sources { get; }
    public FrozenDictionary<string, Region> RegionById { get; }
    public FrozenDictionary<string, Muscle> MuscleById { get; }
    public FrozenDictionary<string, Hazard> HazardById { get; }
    public FrozenDictionary<string, AtlasCondition> ConditionById { get; }
    public FrozenDictionary<string, Citation> SourceById { get; }

    /// <summary>Words for codes, by set (<c>levels</c>, <c>riskTiers</c> …) and code.</summary>
    public FrozenDictionary<string, FrozenDictionary<string, Said>> Labels { get; }

    internal AtlasRecords Records { get; }

    /// <exception cref="KnowledgeFault">An id stands twice, a reference leads nowhere, a claim has no source, a language is missing.</exception>
    public static ReferralAtlas Read(Node regions, Node muscles) => new(regions, muscles);

    /// <summary>The atlas that travels inside this assembly.</summary>
    public static ReferralAtlas Embedded() => Read(
        KnowledgeFile.Parse("regions.json", KnowledgeFile.Embedded("regions.json")),
        KnowledgeFile.Parse("muscles.json", KnowledgeFile.Embedded("muscles.json")));

    /// <summary>Muscles whose referral pattern could account for the drawing, best first.</summary>
    /// <param name="top">Most rows to explain, at least 1.</param>
    /// <exception cref="ArgumentException">A region is unknown, an intensity lies outside 0 to 10, or no row is asked for.</exception>
    public Ranking Rank(IEnumerable<PainMark> pain, int top = 10) =>
        top >= 1 ? ranker.Rank(pain, top) : throw new ArgumentException("At least one row must be asked for.", nameof(top));

    /// <summary>Muscles that <see cref="Rank"/> cannot list, because they have no shaded zone, but have one next to the shading: whom to think of if
    /// the drawing is off target (decision 0016). Scored alike, best first, and never among the rows of the ranking.</summary>
    /// <param name="top">Most rows to explain, at least 1.</param>
    /// <exception cref="ArgumentException">A region is unknown, an intensity lies outside 0 to 10, or no row is asked for.</exception>
    public ImmutableArray<RankedMuscle> Beside(IEnumerable<PainMark> pain, int top = 5) =>
        top >= 1 ? ranker.Beside(pain, top) : throw new ArgumentException("At least one row must be asked for.", nameof(top));

    /// <summary>Every hypothesis that the drawing admits, by muscle id, then left, right, both: the detail view.</summary>
    /// <exception cref="ArgumentException">A region is unknown, or an intensity lies outside 0 to 10.</exception>
    public ImmutableArray<HypothesisScore> Hypotheses(IEnumerable<PainMark> pain) => ranker.Hypotheses(pain);

    /// <summary>Whether a needle there can be in that muscle: the region, or one that touches it, belongs to the muscle's part of the body, and not to its other side.
    /// A check against slips on the figure, generous on purpose; it says nothing about anatomy within the part.</summary>
    /// <param name="side"><c>left</c> or <c>right</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such region.</exception>
    public bool IsNear(Muscle muscle, string side, string region)
    {
        var site = RegionById[region];
        return (site.Side == side || site.Side == "midline") && site.Neighbours.Prepend(region).Any(each => RegionById[each].BodyArea == muscle.BodyArea);
    }

    /// <summary>Where a muscle refers to, region by region: the map drawn on the figure.</summary>
    /// <param name="side">Left, right, or both; either is not a place.</param>
    /// <returns>Weights by region id, above 0 to 1.</returns>
    public IReadOnlyDictionary<string, double> ReferralMap(Muscle muscle, Side side) => side switch
    {
        Side.Either => throw new ArgumentException("A map needs a side.", nameof(side)),
        Side.Both => muscle.Referral.SelectMany(zone => new[] { (Region: zone.On("left"), zone.Weight), (Region: zone.On("right"), zone.Weight) })
            .DistinctBy(zone => zone.Region).ToDictionary(zone => zone.Region, zone => zone.Weight, StringComparer.Ordinal),
        _ => muscle.Referral.ToDictionary(zone => zone.On(side.Code()), zone => zone.Weight, StringComparer.Ordinal),
    };
}
