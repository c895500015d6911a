namespace Filiform.Clinical.Quality;

/// <summary>Indirect standardisation of one clinic against the others (quality.md §3).</summary>
/// <param name="StratumRates">Reference rate of each stratum, shrunk to the overall rate.</param>
/// <param name="Ratio">Observed over expected.</param>
/// <param name="AdjustedRate">Overall rate times the ratio.</param>
public sealed record CaseMix(
    ImmutableArray<double> StratumRates, double Expected, double Ratio, Bounds RatioCi95, double AdjustedRate)
{
    /// <summary>Treatments' worth of the overall rate that each stratum starts from.</summary>
    public const double DefaultShrinkage = 20;

    /// <summary>Below this expectation the ratio is printed with the word "imprecise".</summary>
    public bool Imprecise => Expected < 5;

    /// <param name="overall">p0, 0 to 1.</param>
    /// <param name="reference">Events and treatments of the other clinics, by stratum.</param>
    /// <param name="treatments">The clinic's own treatments, by stratum.</param>
    /// <param name="m">Shrinkage, in treatments.</param>
    public static CaseMix Of(
        double overall, ImmutableArray<(int Events, int Treatments)> reference, ImmutableArray<int> treatments, int observed, double m = DefaultShrinkage)
    {
        var rates = reference.Select(stratum => Rate(stratum.Events, stratum.Treatments, overall, m)).ToImmutableArray();
        var expected = rates.Zip(treatments, (rate, n) => rate * n).Sum();
        var ratio = observed / expected;
        return new CaseMix(rates, expected, ratio, Counts.Garwood(observed, 0.95).DividedBy(expected), overall * ratio);
    }

    public static double Rate(int events, int treatments, double overall, double m) =>
        treatments + m > 0 ? (events + m * overall) / (treatments + m) : overall;
}
