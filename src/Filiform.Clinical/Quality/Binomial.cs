namespace Filiform.Clinical.Quality;

/// <summary>The binomial distribution.</summary>
internal static class Binomial
{
    public static double Density(int x, int n, double p) => Saddle.Binomial(x, n, p);

    /// <summary>P(X ≤ x).</summary>
    public static double AtMost(int x, int n, double p) => x < 0 ? 0 : x >= n ? 1 : BetaDistribution.Cdf(1 - p, n - x, x + 1);

    /// <summary>P(X ≥ x).</summary>
    public static double AtLeast(int x, int n, double p) => x <= 0 ? 1 : x > n ? 0 : BetaDistribution.Cdf(p, x, n - x + 1);
}
