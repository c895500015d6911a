using Filiform.Clinical.Atlas;

namespace Filiform.Clinical.Tests.Atlas;

/// <summary>atlas.md §3 read aloud, slowly: what the arrays of the product are compared with.</summary>
internal sealed class PlainRanking(ImmutableArray<Region> regions, ImmutableArray<Muscle> muscles)
{
    private readonly Dictionary<string, Region> regionById = regions.ToDictionary(region => region.Id);

    public sealed record Hypothesis(string Muscle, Side Side, double Score, double Explained);

    /// <param name="all">Also those that the drawing does not admit.</param>
    public List<Hypothesis> Hypotheses(IEnumerable<PainMark> pain, bool all = false)
    {
        var evidence = pain.GroupBy(mark => mark.Region).ToDictionary(
            marks => marks.Key, marks => marks.Max(mark => mark.Intensity) is var i && i == 0 ? 0 : 0.5 + 0.05 * i);
        return
        [
            .. from muscle in muscles.OrderBy(muscle => muscle.Id, StringComparer.Ordinal)
               from side in new[] { Side.Left, Side.Right, Side.Both }
               let weights = Weights(muscle, side)
               where all || Admits(weights, side, evidence)
               select new Hypothesis(muscle.Id, side, Score(muscle, side, weights, evidence), Explained(weights, evidence)),
        ];
    }

    private static Dictionary<string, double> Weights(Muscle muscle, Side side) =>
        (side == Side.Both ? (string[])["left", "right"] : [side.Code()])
            .SelectMany(half => muscle.Referral.Select(zone => (Region: zone.On(half), zone.Weight)))
            .DistinctBy(zone => zone.Region).ToDictionary(zone => zone.Region, zone => zone.Weight);

    private bool Admits(Dictionary<string, double> weights, Side side, Dictionary<string, double> evidence)
    {
        var hit = weights.Keys.Where(region => evidence.GetValueOrDefault(region) > 0).Select(region => regionById[region].Side).ToList();
        return side == Side.Both ? hit.Contains("left") && hit.Contains("right") : hit.Count > 0;
    }

    private double Score(Muscle muscle, Side side, Dictionary<string, double> weights, Dictionary<string, double> evidence)
    {
        var prior = muscle.Prevalence switch { "very-common" => 2.0, "common" => 1, "occasional" => 0.5, _ => 0.25 };
        var support = ByBase(evidence.Where(mark => mark.Value > 0), mark => mark.Value * Math.Log(1 + (0.70 / 0.03 - 1) * Near(weights, mark.Key)));
        var missing = ByBase(weights, zone => (1 - evidence.GetValueOrDefault(zone.Key)) * (0.5 * Math.Log(1 - 0.70 * zone.Value)));
        return 0.5 * Math.Log(prior) + (side == Side.Both ? Math.Log(0.5) : 0) + support + missing;
    }

    private double Explained(Dictionary<string, double> weights, Dictionary<string, double> evidence) =>
        ByBase(evidence, mark => mark.Value * Math.Min(1, Near(weights, mark.Key) / 0.5)) / ByBase(evidence, mark => mark.Value);

    private double Near(Dictionary<string, double> weights, string region) => Math.Max(
        weights.GetValueOrDefault(region), 0.10 * regionById[region].Neighbours.Max(neighbour => weights.GetValueOrDefault(neighbour)));

    private double ByBase(IEnumerable<KeyValuePair<string, double>> terms, Func<KeyValuePair<string, double>, double> value) => terms
        .GroupBy(term => regionById[term.Key].Base).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.Select(value).Aggregate((a, b) => a + b)).Aggregate(0.0, (a, b) => a + b);
}
