namespace Filiform.Clinical.Quality;

/// <summary>Exact funnel limits, interpolated between whole counts (quality.md §4; spiegelhalter2005).</summary>
public sealed record FunnelLimits(double Low998, double Low95, double High95, double High998)
{
    private static readonly double[] Levels = [0.001, 0.025, 0.975, 0.999];

    /// <param name="n">Treatments, at least 1.</param>
    /// <param name="p0">Target rate, 0 to 1.</param>
    public static FunnelLimits Binomial(int n, double p0) => Of(level =>
        Math.Clamp(Limit(level, n, r => Quality.Binomial.AtMost(r, n, p0)) / n, 0, 1));

    /// <summary>Limits of a standardised ratio.</summary>
    /// <param name="expected">Expected events, above 0.</param>
    public static FunnelLimits Poisson(double expected) => Of(level =>
        Math.Max(0, Limit(level, int.MaxValue, r => Quality.Poisson.AtMost(r, expected)) / expected));

    /// <summary>Every limit of a rate moved away from the target by a factor, within 0 to 1.</summary>
    public FunnelLimits Widened(double target, double factor)
    {
        double Moved(double limit) => Math.Clamp(target + (limit - target) * factor, 0, 1);
        return factor == 1 ? this : new FunnelLimits(Moved(Low998), Moved(Low95), Moved(High95), Moved(High998));
    }

    /// <returns><c>high998</c>, <c>high95</c>, <c>low95</c>, <c>low998</c>; null inside. Only strictly beyond a limit is outside.</returns>
    public string? Outside(double rate) =>
        rate > High998 ? "high998" : rate < Low998 ? "low998" : rate > High95 ? "high95" : rate < Low95 ? "low95" : null;

    private static FunnelLimits Of(Func<double, double> limit) => new(limit(Levels[0]), limit(Levels[1]), limit(Levels[2]), limit(Levels[3]));

    private static double Limit(double level, int most, Func<int, double> atMost)
    {
        var r = Smallest(level, most, atMost);
        var (here, before) = (atMost(r), r == 0 ? 0 : atMost(r - 1));
        return r - (here - level) / (here - before);
    }

    /// <summary>The smallest count whose distribution function exceeds the level.</summary>
    private static int Smallest(double level, int most, Func<int, double> atMost)
    {
        var (low, high) = (-1, 1);
        while (high < most && atMost(high) <= level) (low, high) = (high, high > most / 2 ? most : high * 2);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (atMost(middle) > level) high = middle;
            else low = middle;
        }
        return high;
    }
}
