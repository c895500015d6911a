using System.Runtime.InteropServices;

namespace Filiform.Clinical.Atlas;

/// <summary>Ranks muscles by how well their referral pattern accounts for a drawing (atlas.md §3).</summary>
internal sealed class Ranker(ReferralTable table, string version)
{
    private static readonly Combination Nothing = new([], 0);

    public Ranking Rank(IEnumerable<PainMark> pain, int top)
    {
        var drawing = table.Draw(pain);
        if (Widespread(drawing))
            return new Ranking(0, true, [], Nothing with { Unexplained = 1 }, version);
        if (drawing.Shaded.Length == 0) return new Ranking(0, false, [], Nothing, version);

        var rows = Candidates.Of(table, drawing, []);
        var best = rows.Count == 0 ? 0 : rows.Max(row => row.Score);
        return new Ranking(
            rows.Count, false, [.. rows.Take(top).Select(row => Explain(row, drawing, best))], Combine(drawing, rows), version);
    }

    public ImmutableArray<RankedMuscle> Beside(IEnumerable<PainMark> pain, int top)
    {
        var drawing = table.Draw(pain);
        if (Widespread(drawing)) return [];

        var rows = Candidates.Beside(table, drawing);
        var best = rows.Concat(Candidates.Of(table, drawing, [])).Select(row => row.Score).DefaultIfEmpty().Max();
        return [.. rows.Take(top).Select(row => Explain(row, drawing, best))];
    }

    private bool Widespread(Drawing drawing) => drawing.Shaded.Length > table.Regions.Length * RankingModel.WidespreadShare;

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

    private ImmutableArray<Support> Supports(Hypothesis hypothesis, Drawing drawing)
    {
        var shaded = Array.FindAll(drawing.Shaded, region => hypothesis.SupportLog[region] > 0);
        Array.Sort(Array.ConvertAll(shaded, region => table.IdOrder[region]), shaded);
        return ImmutableArray.CreateRange(ImmutableArray.Create(shaded), region => new Support(
            table.Regions[region].Id, drawing.Evidence[region] * hypothesis.SupportLog[region], hypothesis.Weight[region] > 0));
    }

    private ImmutableArray<MissingZone> Zones(Hypothesis hypothesis, Drawing drawing)
    {
        var zones = new MissingZone[hypothesis.Zones.Length];
        for (var at = 0; at < zones.Length; at++)
        {
            var region = hypothesis.Zones[at];
            var evidence = drawing.Evidence[region];
            // Adding zero turns the negative zero of a fully shaded zone into zero.
            zones[at] = new MissingZone(
                table.Regions[region].Id, (1 - evidence) * hypothesis.MissingLog[at] + 0.0,
                evidence == 0 && hypothesis.Weight[region] >= RankingModel.UsualZone);
        }
        Array.Sort(Array.ConvertAll(hypothesis.Zones, region => table.IdOrder[region]), zones);
        return ImmutableCollectionsMarshal.AsImmutableArray(zones);
    }

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
