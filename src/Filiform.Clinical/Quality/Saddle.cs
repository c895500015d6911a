namespace Filiform.Clinical.Quality;

/// <summary>Densities by the saddle-point form of Loader (2000), which keeps full precision where log-gamma differences would cancel.</summary>
internal static class Saddle
{
    private const double TwoPi = 2 * Math.PI;
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(TwoPi);

    /// <summary>Coefficients of Stirling's series, 1/12, 1/360 …</summary>
    private static readonly double[] Series = [1.0 / 12, 1.0 / 360, 1.0 / 1260, 1.0 / 1680, 1.0 / 1188, 691.0 / 360360, 1.0 / 156];

    /// <summary>The binomial density, also for x and n that are not whole: p^x (1−p)^(n−x) Γ(n+1) / (Γ(x+1) Γ(n−x+1)).</summary>
    public static double Binomial(double x, double n, double p)
    {
        if (p <= 0) return x == 0 ? 1 : 0;
        if (p >= 1) return x == n ? 1 : 0;
        if (x == 0) return Math.Exp(n * LogOnePlus(-p));
        if (x == n) return Math.Exp(n * Math.Log(p));
        var exponent = StirlingError(n) - StirlingError(x) - StirlingError(n - x) - Deviance(x, n * p) - Deviance(n - x, n * (1 - p));
        return Math.Sqrt(n / (TwoPi * x * (n - x))) * Math.Exp(exponent);
    }

    /// <summary>The Poisson density, also for x that is not whole: λ^x e^−λ / Γ(x+1).</summary>
    public static double Poisson(double x, double mean) =>
        mean <= 0 ? (x == 0 ? 1 : 0)
        : x == 0 ? Math.Exp(-mean)
        : Math.Exp(-StirlingError(x) - Deviance(x, mean)) / Math.Sqrt(TwoPi * x);

    /// <summary>ln(1 + x) without losing a small x.</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>What Stirling's formula leaves of ln Γ(x + 1).</summary>
    private static double StirlingError(double x)
    {
        // Below 16 the series is too short; ln Γ steps up by ln(x + 1), ln(x + 2) …
        double steps = 0;
        var shifted = x;
        while (shifted < 16) steps += Math.Log(++shifted);
        var (term, sum) = (1 / shifted, 0.0);
        for (var at = 0; at < Series.Length; at++, term /= -(shifted * shifted)) sum += Series[at] * term;
        return shifted == x ? sum : sum + Stirling(shifted) - steps - Stirling(x);
    }

    private static double Stirling(double x) => (x + 0.5) * Math.Log(x) - x + HalfLogTwoPi;

    /// <summary>x·ln(x/m) + m − x, also when x is close to m.</summary>
    private static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean)) return x * Math.Log(x / mean) + mean - x;
        var ratio = (x - mean) / (x + mean);
        var (sum, term) = ((x - mean) * ratio, 2 * x * ratio);
        for (var odd = 3; ; odd += 2)
        {
            term *= ratio * ratio;
            var next = sum + term / odd;
            if (next == sum) return sum;
            sum = next;
        }
    }
}
