namespace Filiform.Clinical.Atlas;

/// <summary>The frozen constants of atlas.md §3, chosen on synthetic drawings before any held-out case was scored.</summary>
internal static class RankingModel
{
    /// <summary>h: chance that an essential zone is shaded when the muscle is the source.</summary>
    public const double Hit = 0.70;

    /// <summary>ε: chance that an unrelated region is shaded.</summary>
    public const double Stray = 0.03;

    /// <summary>η: silence is weaker evidence than shading, because drawings are usually incomplete.</summary>
    public const double SilenceWeight = 0.50;

    /// <summary>ρ: people shade a little off target.</summary>
    public const double NeighbourShare = 0.10;

    /// <summary>λ: how far prevalence nudges the order.</summary>
    public const double PriorWeight = 0.5;

    /// <summary>β: both sides at once are half as usual.</summary>
    public const double BothFactor = 0.5;

    /// <summary>Scores nearer than this are a tie.</summary>
    public const double Tie = 1e-9;

    public const double UsualZone = 0.6;
    public const double FullCover = 0.5;
    public const double DroppedAt = 0.5;
    public const double LeastGain = 0.15;
    public const int MostCombined = 3;

    /// <summary>Shaded regions beyond this share of all make ranking meaningless.</summary>
    public const double WidespreadShare = 1.0 / 3;

    public static double Evidence(int intensity) => intensity == 0 ? 0 : 0.5 + 0.05 * intensity;

    public static double Prevalence(string grade) => grade switch
    {
        "very-common" => 2,
        "common" => 1,
        "occasional" => 0.5,
        "rare" => 0.25,
        _ => throw new ArgumentException($"No prevalence is known for '{grade}'.", nameof(grade)),
    };

    public static Band BandOf(double score, double best) =>
        score >= best - Math.Log(3) ? Band.Strong : score >= best - Math.Log(20) ? Band.Moderate : Band.Weak;
}
