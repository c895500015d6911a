namespace Filiform.Clinical.Quality;

/// <summary>The Bernoulli cumulative sum in whole steps, with exact run lengths (quality.md §5; reynolds1999).</summary>
/// <param name="P1">The probability that M detects.</param>
/// <param name="Arl0">Mean run length while p0 holds.</param>
/// <param name="Arl1">Mean run length once p1 holds.</param>
public sealed record LatticeCusum(double P1, double Arl0, double Arl1, Chart<int> Chart)
{
    /// <param name="p0">Above 0 and below 1/<paramref name="m"/>.</param>
    /// <param name="m">An event steps up m − 1, any other treatment down 1; at least 2.</param>
    /// <param name="h">Alarm height, at least 1.</param>
    public static LatticeCusum Of(double p0, int m, int h, IEnumerable<bool> events)
    {
        var p1 = Detected(p0, m);
        return new LatticeCusum(p1, MeanRunLength(p0, m, h), MeanRunLength(p1, m, h), Walk(m, h, events));
    }

    private static Chart<int> Walk(int m, int h, IEnumerable<bool> events)
    {
        var (path, alarms) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        var sum = 0;
        foreach (var happened in events)
        {
            sum = Math.Max(0, sum + (happened ? m - 1 : -1));
            path.Add(sum);
            if (sum < h) continue;
            alarms.Add(path.Count);
            sum = 0;
        }
        return new Chart<int>(path.ToImmutable(), alarms.ToImmutable());
    }

    /// <summary>The p1 at which r2/r1 = m; the ratio falls from 1/p0 to 1 as p1 rises.</summary>
    private static double Detected(double p0, int m) => Bisection.Root(
        p1 => m + Math.Log(p1 * (1 - p0) / (p0 * (1 - p1))) / Math.Log((1 - p1) / (1 - p0)), p0, 1);

    private static double MeanRunLength(double p, int m, int h)
    {
        var chain = new AbsorbingChain(h, Math.Min(1, h - 1), Math.Min(m - 1, h - 1));
        for (var state = 0; state < h; state++)
        {
            chain.Step(state, Math.Max(0, state - 1), 1 - p);
            if (state + m - 1 < h) chain.Step(state, state + m - 1, p);
            else chain.End(state, p);
        }
        return chain.MeanSteps();
    }
}
