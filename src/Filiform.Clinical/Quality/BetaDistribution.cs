namespace Filiform.Clinical.Quality;

/// <summary>The regularised incomplete beta function and its inverse, for positive shapes.</summary>
internal static class BetaDistribution
{
    /// <summary>I_x(a, b), from 0 to 1.</summary>
    public static double Cdf(double x, double a, double b)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        // The fraction settles fast only below the mean; above it, the other tail is taken.
        return x <= (a + 1) / (a + b + 2) ? Lower(x, a, b) : 1 - Lower(1 - x, b, a);
    }

    /// <summary>The x at which I_x(a, b) is <paramref name="q"/>.</summary>
    public static double Quantile(double q, double a, double b) => Bisection.Root(x => Cdf(x, a, b) - q, 0, 1);

    private static double Lower(double x, double a, double b) =>
        b / (a + b) * Saddle.Binomial(a, a + b, x) / ContinuedFraction.Value(1, n => (Coefficient(n, x, a, b), 1));

    private static double Coefficient(int n, double x, double a, double b)
    {
        var m = n / 2;
        return n % 2 == 0
            ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    }
}
