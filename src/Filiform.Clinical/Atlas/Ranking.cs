namespace Filiform.Clinical.Atlas;

/// <summary>One mark of a pain drawing.</summary>
/// <param name="Region">A region id.</param>
/// <param name="Intensity">0 to 10; 0 is not shaded.</param>
public sealed record PainMark(string Region, int Intensity);

/// <summary>Muscles whose published pattern could account for a drawing. Hypotheses for a clinician who then examines; no diagnosis.</summary>
/// <param name="CandidateCount">Muscles with at least one hypothesis, also those beyond the rows shown.</param>
/// <param name="Widespread">More than a third of the regions are shaded, which makes ranking meaningless: there are no rows then.</param>
/// <param name="KnowledgeVersion">Data version that gave this result.</param>
public sealed record Ranking(
    int CandidateCount, bool Widespread, ImmutableArray<RankedMuscle> Muscles, Combination Combination, string KnowledgeVersion)
{
    /// <summary>Whether to say plainly that the atlas does not explain this drawing.</summary>
    public bool Unexplained => Combination.Unexplained > 0.5;
}

/// <param name="Rank">From 1; rows within 1e-9 share one (1, 1, 3).</param>
/// <param name="Score">Log-likelihood ratio; for order only, never to be shown as a probability.</param>
/// <param name="Explained">Share of the evidence this muscle covers, 0 to 1.</param>
/// <param name="Prior">The part of the score that comes from prevalence and, for both sides, from their rarity.</param>
/// <param name="Explains">Shaded regions that support it, by region id.</param>
/// <param name="Missing">Every zone of its pattern and what its silence costs, by region id.</param>
/// <param name="Hazards">Ids of structures near its needle path.</param>
public sealed record RankedMuscle(
    int Rank, string Muscle, Side Side, double Score, Band Band, double Explained, double Prior,
    ImmutableArray<Support> Explains, ImmutableArray<MissingZone> Missing, ImmutableArray<string> Hazards);

/// <summary>Strength relative to the best row; show the explained share beside it.</summary>
public enum Band { Strong, Moderate, Weak }

/// <param name="Contribution">Not negative.</param>
/// <param name="Direct">The region is a zone of the pattern; otherwise it only touches one.</param>
public sealed record Support(string Region, double Contribution, bool Direct);

/// <param name="Contribution">Not positive; zero for a zone shaded at full intensity.</param>
/// <param name="Usual">A zone of weight 0.6 or more that was not shaded: "this muscle usually also hurts here".</param>
public sealed record MissingZone(string Region, double Contribution, bool Usual);

/// <summary>A few muscles that cover the drawing together, found greedily.</summary>
/// <param name="Unexplained">Share of the evidence that none of them covers by half, 0 to 1.</param>
public sealed record Combination(ImmutableArray<CombinedMuscle> Muscles, double Unexplained);

/// <param name="Gain">Share of all the evidence that this muscle adds, 0 to 1.</param>
public sealed record CombinedMuscle(string Muscle, Side Side, double Gain);

/// <summary>One hypothesis of the detail view.</summary>
public sealed record HypothesisScore(string Muscle, Side Side, double Score, double Explained);
