namespace Filiform.Clinical.Quality;

/// <summary>The regularised incomplete gamma functions and their inverse, for a positive shape and unit scale.</summary>
internal static class GammaDistribution
{
    /// <summary>P(a, x): the lower tail.</summary>
    public static double Cdf(double x, double shape) => x <= 0 ? 0 : x < shape + 1 ? Series(x, shape) : 1 - Fraction(x, shape);

    /// <summary>Q(a, x) = 1 − P(a, x): the upper tail, precise also where it is very small.</summary>
    public static double Tail(double x, double shape) => x <= 0 ? 1 : x < shape + 1 ? 1 - Series(x, shape) : Fraction(x, shape);

    /// <summary>The x at which P(a, x) is <paramref name="q"/>.</summary>
    public static double Quantile(double q, double shape)
    {
        var high = shape + 1;
        while (Cdf(high, shape) < q) high *= 2;
        return Bisection.Root(x => Cdf(x, shape) - q, 0, high);
    }

    private static double Series(double x, double shape)
    {
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; ; n++)
        {
            term *= x / (shape + n);
            if (sum + term == sum) return Saddle.Poisson(shape, x) * sum;
            sum += term;
        }
    }

    private static double Fraction(double x, double shape) =>
        Saddle.Poisson(shape, x) * shape / ContinuedFraction.Value(
            x + 1 - shape, n => (-n * (n - shape), x + 2 * n + 1 - shape));
}
