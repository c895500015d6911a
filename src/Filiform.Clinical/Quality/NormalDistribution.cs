namespace Filiform.Clinical.Quality;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double Farthest = 40;

    /// <summary>Φ(z) = ½·erfc(−z/√2), precise in both tails.</summary>
    /// <exception cref="ArgumentException">It is no number.</exception>
    public static double Cdf(double z) =>
        double.IsNaN(z) ? throw new ArgumentException("must be a number", nameof(z)) :
        // Beyond, nothing is left that a double can hold, and the series would wait for it for ever.
        Math.Abs(z) > Farthest ? (z < 0 ? 0 : 1) :
        z < 0 ? 0.5 * GammaDistribution.Tail(z * z / 2, 0.5) : 1 - 0.5 * GammaDistribution.Tail(z * z / 2, 0.5);

    /// <param name="probability">Above 0, below 1.</param>
    public static double Quantile(double probability) => Bisection.Root(z => Cdf(z) - probability, -Farthest, Farthest);
}
