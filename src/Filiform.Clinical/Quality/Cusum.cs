namespace Filiform.Clinical.Quality;

/// <summary>A chart in time: its path, and the treatments, counted from 1, at which it alarmed.</summary>
public sealed record Chart<T>(ImmutableArray<T> Path, ImmutableArray<int> AlarmsAt);

/// <summary>The risk-adjusted cumulative sum (quality.md §5; steiner2000).</summary>
public static class Cusum
{
    /// <summary>Reaching h up to rounding is reaching h.</summary>
    private const double Slack = 1e-12;

    /// <param name="treatments">Outcome, and expected probability above 0 and below 1, in order of time.</param>
    /// <param name="oddsRatio">The change to be detected, above 0 and not 1.</param>
    /// <param name="h">Alarm height, above 0.</param>
    /// <param name="reset">Whether the sum restarts at 0 after an alarm.</param>
    public static Chart<double> Of(IEnumerable<(bool Event, double Expected)> treatments, double oddsRatio, double h, bool reset = true)
    {
        var (path, alarms) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<int>());
        double sum = 0;
        foreach (var (happened, expected) in treatments)
        {
            sum = Math.Max(0, sum + Weight(happened, expected, oddsRatio));
            path.Add(sum);
            if (sum < h - Slack) continue;
            alarms.Add(path.Count);
            if (reset) sum = 0;
        }
        return new Chart<double>(path.ToImmutable(), alarms.ToImmutable());
    }

    /// <summary>Mean number of treatments to an alarm, by a Markov chain on a grid of heights.</summary>
    /// <param name="p0">The probability the chart expects, above 0 and below 1.</param>
    /// <param name="trueP">The probability that holds, 0 to 1.</param>
    public static double MeanRunLength(double p0, double oddsRatio, double h, double trueP, int gridCells)
    {
        var step = h / gridCells;
        var (rise, fall) = (Weight(true, p0, oddsRatio) / step, Weight(false, p0, oddsRatio) / step);
        var chain = new AbsorbingChain(
            gridCells, Reach(-Math.Min(rise, fall), gridCells), Math.Max(rise, fall) >= gridCells ? 0 : Reach(Math.Max(rise, fall), gridCells));
        for (var state = 0; state < gridCells; state++)
        {
            Land(chain, state, state + rise, trueP, gridCells);
            Land(chain, state, state + fall, 1 - trueP, gridCells);
        }
        return chain.MeanSteps();
    }

    private static int Reach(double distance, int gridCells) => (int)Math.Min(gridCells - 1, Math.Ceiling(Math.Max(0, distance)) + 1);

    /// <summary>A landing between two grid heights is split between them. Above the last one and short of h there is no alarm yet, so that all of it stays there.</summary>
    private static void Land(AbsorbingChain chain, int state, double landing, double probability, int gridCells)
    {
        if (landing >= gridCells - Slack)
        {
            chain.End(state, probability);
            return;
        }
        var lower = (int)Math.Floor(Math.Max(0, landing));
        var share = Math.Max(0, landing) - lower;
        chain.Step(state, lower, probability * (1 - share));
        if (share > 0) chain.Step(state, Math.Min(lower + 1, gridCells - 1), probability * share);
    }

    private static double Weight(bool happened, double p, double oddsRatio) =>
        happened ? Math.Log(oddsRatio / (1 - p + oddsRatio * p)) : -Math.Log(1 - p + oddsRatio * p);
}
