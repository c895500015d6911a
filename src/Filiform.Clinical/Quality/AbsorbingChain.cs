namespace Filiform.Clinical.Quality;

/// <summary>A walk over states 0 to n − 1 that an alarm ends, where every step moves by a bounded distance.</summary>
/// <remarks>States are taken out one by one from the top, by sums of what is positive alone (Grassmann, Taksar and Heyman 1985): nothing cancels, so that a
/// run length is as right at 10^200 treatments as at ten.</remarks>
internal sealed class AbsorbingChain
{
    private readonly int below;
    private readonly double[][] moves;
    private readonly double[] ends;

    /// <param name="size">How many states.</param>
    /// <param name="below">Farthest step down.</param>
    /// <param name="above">Farthest step up.</param>
    public AbsorbingChain(int size, int below, int above)
    {
        this.below = below;
        moves = [.. Enumerable.Range(0, size).Select(_ => new double[below + above + 1])];
        ends = new double[size];
    }

    /// <summary>From <paramref name="state"/> to <paramref name="next"/> with that probability.</summary>
    public void Step(int state, int next, double probability) => moves[state][next - state + below] += probability;

    /// <summary>From <paramref name="state"/> to the alarm with that probability.</summary>
    public void End(int state, double probability) => ends[state] += probability;

    /// <summary>Mean number of steps from state 0 to the alarm. It consumes the chain.</summary>
    /// <returns>Infinity where no alarm can be reached.</returns>
    public double MeanSteps()
    {
        var steps = new double[moves.Length];
        Array.Fill(steps, 1);
        for (var top = moves.Length - 1; top > 0; top--)
        {
            var (from, leaving) = (moves[top], ends[top]);
            for (var at = Math.Max(0, below - top); at < below; at++) leaving += from[at];
            for (var state = Math.Max(0, top - (from.Length - 1 - below)); state < top; state++)
            {
                var share = moves[state][top - state + below] / leaving;
                if (share == 0) continue;
                for (var next = Math.Max(0, top - below); next < top; next++) moves[state][next - state + below] += share * from[next - top + below];
                ends[state] += share * ends[top];
                steps[state] += share * steps[top];
            }
        }
        return steps[0] / ends[0];
    }
}
