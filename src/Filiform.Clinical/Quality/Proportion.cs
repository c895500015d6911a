namespace Filiform.Clinical.Quality;

/// <summary>x of n with its intervals (quality.md §2).</summary>
/// <param name="ClopperPearson">Exact; the default of the product.</param>
public sealed record Proportion(double Estimate, Bounds ClopperPearson, Bounds MidP, Bounds Wilson)
{
    /// <param name="x">Events, 0 to <paramref name="n"/>.</param>
    /// <param name="n">Treatments, at least 1.</param>
    /// <param name="conf">Level, above 0 and below 1.</param>
    public static Proportion Of(int x, int n, double conf)
    {
        if (n < 1 || x < 0 || x > n) throw new ArgumentOutOfRangeException(nameof(x), x, $"x of n needs 0 ≤ x ≤ n and n ≥ 1; n is {n}.");
        var tail = (1 - conf) / 2;
        return new Proportion((double)x / n, Exact(x, n, tail), Mid(x, n, tail), Score(x, n, tail));
    }

    /// <summary>The Clopper–Pearson interval alone.</summary>
    public static Bounds Exact(int x, int n, double tail) => new(
        x == 0 ? 0 : BetaDistribution.Quantile(tail, x, n - x + 1),
        x == n ? 1 : BetaDistribution.Quantile(1 - tail, x + 1, n - x));

    private static Bounds Mid(int x, int n, double tail) => new(
        x == 0 ? 0 : Bisection.Root(p => Binomial.AtLeast(x + 1, n, p) + 0.5 * Binomial.Density(x, n, p) - tail, 0, 1),
        x == n ? 1 : Bisection.Root(p => tail - Binomial.AtMost(x - 1, n, p) - 0.5 * Binomial.Density(x, n, p), 0, 1));

    private static Bounds Score(int x, int n, double tail)
    {
        var z = NormalDistribution.Quantile(1 - tail);
        var p = (double)x / n;
        var scale = 1 + z * z / n;
        var centre = (p + z * z / (2.0 * n)) / scale;
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / scale;
        return new Bounds(x == 0 ? 0 : centre - half, x == n ? 1 : centre + half);
    }
}
