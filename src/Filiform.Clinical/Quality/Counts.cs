namespace Filiform.Clinical.Quality;

/// <summary>Counts: the Poisson interval, the upper bound at zero, the exact test (quality.md §2, §6).</summary>
public static class Counts
{
    /// <summary>The Garwood interval for a count that may exceed the number of treatments.</summary>
    /// <param name="x">Events, not negative.</param>
    /// <param name="conf">Level, above 0 and below 1.</param>
    public static Bounds Garwood(int x, double conf)
    {
        var tail = (1 - conf) / 2;
        return new Bounds(x == 0 ? 0 : GammaDistribution.Quantile(tail, x), GammaDistribution.Quantile(1 - tail, x + 1));
    }

    /// <summary>Zero events in n: the one-sided upper bound, and the rule of three (always for 95 %).</summary>
    public static (double OneSidedUpper, double RuleOfThree) Zero(int n, double conf) => (1 - Math.Pow(1 - conf, 1.0 / n), 3.0 / n);

    /// <summary>P(X ≤ x) for x events among n at probability p.</summary>
    public static double AtMost(int x, int n, double p) => Binomial.AtMost(x, n, p);

    /// <summary>The exact two-sided binomial P: twice the smaller tail, capped at 1.</summary>
    public static double ExactTest(int x, int n, double p0) =>
        Math.Min(1, 2 * Math.Min(Binomial.AtMost(x, n, p0), Binomial.AtLeast(x, n, p0)));

    /// <summary>The chance that k treatments without a serious event would have ended earlier: a remark on an incident, no alarm.</summary>
    public static double GapTest(int k, double p0) => 1 - Math.Pow(1 - p0, k);
}
