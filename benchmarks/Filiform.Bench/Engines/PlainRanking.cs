using Filiform.Clinical.Atlas;

namespace Filiform.Bench.Engines;

/// <summary>atlas.md §3 written down as it reads, with dictionaries: what anybody would write first.</summary>
internal sealed class PlainRanking(ReferralAtlas atlas)
{
    private sealed record Guess(Muscle Muscle, Side Side, Dictionary<string, double> Weights, double Score);

    public Ranking Rank(IEnumerable<PainMark> pain, int top)
    {
        var evidence = pain.Where(mark => mark.Intensity > 0).GroupBy(mark => mark.Region)
            .ToDictionary(marks => marks.Key, marks => 0.5 + 0.05 * marks.Max(mark => mark.Intensity));
        if (evidence.Count > atlas.Regions.Length / 3.0) return new(0, true, [], new([], 1), atlas.Version);

        var rows = Rows(evidence, []);
        var best = rows.Select(row => row.Guess.Score).DefaultIfEmpty().Max();
        return new(rows.Count, false, [.. rows.Take(top).Select(row => Explain(row.Rank, row.Guess, evidence, best))], Combine(evidence), atlas.Version);
    }

    private List<(int Rank, Guess Guess)> Rows(Dictionary<string, double> evidence, IReadOnlyCollection<string> without)
    {
        var best = atlas.Muscles.Where(muscle => !without.Contains(muscle.Id))
            .Select(muscle => Best(muscle, evidence)).OfType<Guess>().OrderByDescending(guess => guess.Score).ThenBy(guess => guess.Muscle.Id, StringComparer.Ordinal).ToList();
        var rows = new List<(int, Guess)>();
        for (var first = 0; first < best.Count;)
        {
            var tied = best.Skip(first).TakeWhile(guess => guess.Score >= best[first].Score - 1e-9).OrderBy(guess => guess.Muscle.Id, StringComparer.Ordinal).ToList();
            rows.AddRange(tied.Select(guess => (first + 1, guess)));
            first += tied.Count;
        }
        return rows;
    }

    private Guess? Best(Muscle muscle, Dictionary<string, double> evidence)
    {
        var guesses = new[] { Side.Left, Side.Right, Side.Both }.Select(side => Score(muscle, side, evidence)).OfType<Guess>().ToList();
        if (guesses.Count == 0) return null;
        var most = guesses.Max(guess => guess.Score);
        var tied = guesses.Where(guess => guess.Score >= most - 1e-9).ToList();
        return tied.FirstOrDefault(guess => guess.Side == Side.Both) ?? (tied.Count > 1 ? tied[0] with { Side = Side.Either } : tied[0]);
    }

    private Guess? Score(Muscle muscle, Side side, Dictionary<string, double> evidence)
    {
        var weights = (side == Side.Both ? (string[])["left", "right"] : [side.Code()])
            .SelectMany(half => muscle.Referral.Select(zone => (Region: zone.On(half), zone.Weight)))
            .DistinctBy(zone => zone.Region).ToDictionary(zone => zone.Region, zone => zone.Weight);
        var hit = weights.Keys.Where(evidence.ContainsKey).Select(region => atlas.RegionById[region].Side).ToList();
        if (side == Side.Both ? !hit.Contains("left") || !hit.Contains("right") : hit.Count == 0) return null;
        var support = evidence.Sum(mark => Support(weights, mark.Key, mark.Value));
        var missing = weights.Sum(zone => Missing(zone.Key, zone.Value, evidence));
        return new(muscle, side, weights, Prior(muscle, side) + support + missing);
    }

    private static double Prior(Muscle muscle, Side side) =>
        0.5 * Math.Log(muscle.Prevalence switch { "very-common" => 2.0, "common" => 1, "occasional" => 0.5, _ => 0.25 }) + (side == Side.Both ? Math.Log(0.5) : 0);

    private double Support(Dictionary<string, double> weights, string region, double e) => e * Math.Log(1 + (0.70 / 0.03 - 1) * Near(weights, region));

    private static double Missing(string region, double weight, Dictionary<string, double> evidence) =>
        (1 - evidence.GetValueOrDefault(region)) * 0.5 * Math.Log(1 - 0.70 * weight);

    private double Near(Dictionary<string, double> weights, string region) => Math.Max(
        weights.GetValueOrDefault(region), 0.10 * atlas.RegionById[region].Neighbours.Max(neighbour => weights.GetValueOrDefault(neighbour)));

    private double Cover(Guess guess, string region) => Math.Min(1, Near(guess.Weights, region) / 0.5);

    private RankedMuscle Explain(int rank, Guess guess, Dictionary<string, double> evidence, double best) => new(
        rank, guess.Muscle.Id, guess.Side, guess.Score,
        guess.Score >= best - Math.Log(3) ? Band.Strong : guess.Score >= best - Math.Log(20) ? Band.Moderate : Band.Weak,
        evidence.Sum(mark => mark.Value * Cover(guess, mark.Key)) / evidence.Values.Sum(), Prior(guess.Muscle, guess.Side),
        [
            .. evidence.Where(mark => Near(guess.Weights, mark.Key) > 0).OrderBy(mark => mark.Key, StringComparer.Ordinal)
                .Select(mark => new Support(mark.Key, Support(guess.Weights, mark.Key, mark.Value), guess.Weights.ContainsKey(mark.Key))),
        ],
        [
            .. guess.Weights.OrderBy(zone => zone.Key, StringComparer.Ordinal)
                .Select(zone => new MissingZone(zone.Key, Missing(zone.Key, zone.Value, evidence) + 0.0, !evidence.ContainsKey(zone.Key) && zone.Value >= 0.6)),
        ],
        guess.Muscle.Needling.Hazards);

    private Combination Combine(Dictionary<string, double> evidence)
    {
        var whole = evidence.Values.Sum();
        var (rest, chosen, parts) = (evidence, new List<string>(), new List<CombinedMuscle>());
        while (parts.Count < 3 && Rows(rest, chosen) is [var (_, guess), ..])
        {
            var gain = rest.Sum(mark => mark.Value * Cover(guess, mark.Key)) / whole;
            if (gain < 0.15) break;
            parts.Add(new(guess.Muscle.Id, guess.Side, gain));
            chosen.Add(guess.Muscle.Id);
            rest = rest.Where(mark => Cover(guess, mark.Key) < 0.5).ToDictionary();
        }
        return new([.. parts], whole == 0 ? 0 : rest.Values.Sum() / whole);
    }
}
