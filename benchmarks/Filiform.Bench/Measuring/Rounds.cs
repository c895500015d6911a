using System.Diagnostics;

namespace Filiform.Bench.Measuring;

/// <summary>Warm-up, then several rounds.</summary>
public static class Rounds
{
    private const int Number = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(120);

    /// <summary>How often a second one core does it: in processor time of this thread, so that neighbours on a busy machine do not count.</summary>
    public static Spread PerSecond(Action act)
    {
        using var _ = Machine.OneCore();
        // Long enough for the compiler to see what is hot, and to say how many make a round.
        long done = 0;
        var (watch, cpu) = (Stopwatch.StartNew(), ThreadTime.Now);
        for (; watch.Elapsed < WarmUp || ThreadTime.Now - cpu < WarmUp / 2; done++) act();
        var inRound = Math.Max(1, (long)(done * (Length / (ThreadTime.Now - cpu))));
        return Spread.Of(Enumerable.Range(0, Number).Select(_ => Round(act, inRound)));
    }

    /// <summary>How long each of several takes, on the clock on the wall.</summary>
    public static async Task<Spread> Milliseconds(int warmUp, int number, Func<int, Task> act)
    {
        for (var at = 0; at < warmUp; at++) await act(at);
        var taken = new List<double>(number);
        for (var at = warmUp; at < warmUp + number; at++)
        {
            var watch = Stopwatch.StartNew();
            await act(at);
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        return Spread.Of(taken);
    }

    private static double Round(Action act, long times)
    {
        var start = ThreadTime.Now;
        for (long at = 0; at < times; at++) act();
        return times / (ThreadTime.Now - start).TotalSeconds;
    }
}
