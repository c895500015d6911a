namespace Filiform.Clinical.Quality;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>Φ(z) = ½·erfc(−z/√2), precise in both tails.</summary>
    public static double Cdf(double z) =>
        z < 0 ? 0.5 * GammaDistribution.Tail(z * z / 2, 0.5) : 1 - 0.5 * GammaDistribution.Tail(z * z / 2, 0.5);

    /// <param name="probability">Above 0, below 1.</param>
    public static double Quantile(double probability) => Bisection.Root(z => Cdf(z) - probability, -40, 40);
}
