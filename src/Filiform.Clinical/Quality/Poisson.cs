namespace Filiform.Clinical.Quality;

/// <summary>The Poisson distribution.</summary>
internal static class Poisson
{
    public static double Density(int x, double mean) => Saddle.Poisson(x, mean);

    /// <summary>P(X ≤ x).</summary>
    public static double AtMost(int x, double mean) => x < 0 ? 0 : GammaDistribution.Tail(mean, x + 1);
}
