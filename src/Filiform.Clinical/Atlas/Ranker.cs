namespace Filiform.Clinical.Atlas;

/// <summary>Ranks muscles by how well their referral pattern accounts for a drawing (atlas.md §3).</summary>
internal sealed class Ranker(ReferralTable table, string version)
{
    private static readonly Combination Nothing = new([], 0);

    public Ranking Rank(IEnumerable<PainMark> pain, int top)
    {
        var drawing = table.Draw(pain);
        if (drawing.Shaded.Length > table.Regions.Length * RankingModel.WidespreadShare)
            return new Ranking(0, true, [], Nothing with { Unexplained = 1 }, version);
        if (drawing.Shaded.Length == 0) return new Ranking(0, false, [], Nothing, version);

        var rows = Candidates.Of(table, drawing, []);
        var best = rows.Count == 0 ? 0 : rows.Max(row => row.Score);
        return new Ranking(
            rows.Count, false, [.. rows.Take(top).Select(row => Explain(row, drawing, best))], Combine(drawing, rows), version);
    }

    public ImmutableArray<HypothesisScore> Hypotheses(IEnumerable<PainMark> pain)
    {
        var drawing = table.Draw(pain);
        return
        [
            .. from h in Candidates.Admitted(table, drawing)
               let hypothesis = table.Hypotheses[h]
               select new HypothesisScore(
                   table.Muscles[hypothesis.Muscle].Id, hypothesis.Side, hypothesis.Score(drawing), hypothesis.Explained(drawing, drawing)),
        ];
    }

    private RankedMuscle Explain(Candidate row, Drawing drawing, double best)
    {
        var hypothesis = table.Hypotheses[row.Hypothesis];
        var muscle = table.Muscles[row.Muscle];
        return new RankedMuscle(
            row.Rank, muscle.Id, row.Side, row.Score, RankingModel.BandOf(row.Score, best), hypothesis.Explained(drawing, drawing),
            hypothesis.Prior, Supports(hypothesis, drawing), Zones(hypothesis, drawing), muscle.Needling.Hazards);
    }

    private ImmutableArray<Support> Supports(Hypothesis hypothesis, Drawing drawing) =>
    [
        .. drawing.Shaded.Where(region => hypothesis.SupportLog[region] > 0)
            .Select(region => new Support(
                table.Regions[region].Id, drawing.Evidence[region] * hypothesis.SupportLog[region], hypothesis.Weight[region] > 0))
            .OrderBy(support => support.Region, StringComparer.Ordinal),
    ];

    private ImmutableArray<MissingZone> Zones(Hypothesis hypothesis, Drawing drawing) =>
    [
        .. hypothesis.Zones
            .Select((region, at) => new MissingZone(
                table.Regions[region].Id,
                // Adding zero turns the negative zero of a fully shaded zone into zero.
                (1 - drawing.Evidence[region]) * hypothesis.MissingLog[at] + 0.0,
                drawing.Evidence[region] == 0 && hypothesis.Weight[region] >= RankingModel.UsualZone))
            .OrderBy(zone => zone.Region, StringComparer.Ordinal),
    ];

    private Combination Combine(Drawing whole, List<Candidate> rows)
    {
        var (rest, chosen, parts) = (whole, new List<int>(), ImmutableArray.CreateBuilder<CombinedMuscle>());
        while (rows.Count > 0 && chosen.Count < RankingModel.MostCombined)
        {
            var hypothesis = table.Hypotheses[rows[0].Hypothesis];
            var gain = hypothesis.Explained(rest, whole);
            if (gain < RankingModel.LeastGain) break;
            parts.Add(new CombinedMuscle(table.Muscles[rows[0].Muscle].Id, rows[0].Side, gain));
            chosen.Add(rows[0].Muscle);
            rest = rest.Without(region => hypothesis.Cover[region] >= RankingModel.DroppedAt);
            rows = Candidates.Of(table, rest, [.. chosen]);
        }
        return new Combination(parts.ToImmutable(), rest.Total / whole.Total);
    }
}
