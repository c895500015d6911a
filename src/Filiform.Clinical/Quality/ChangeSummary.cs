namespace Filiform.Clinical.Quality;

/// <summary>Mean change of a group of episodes; never shown without the share of missing scores (quality.md §7).</summary>
/// <param name="Mean">In points; positive for better.</param>
/// <param name="Interval">Student's t at the level asked for; null with fewer than two scores.</param>
/// <param name="MissingShare">Episodes that reached their re-evaluation without a second score, 0 to 1.</param>
public sealed record ChangeSummary(int Scores, double Mean, Bounds? Interval, double MissingShare)
{
    /// <param name="changes">One per episode that reached its re-evaluation; null without a second score.</param>
    /// <returns>Null when no episode has a second score.</returns>
    public static ChangeSummary? Of(IReadOnlyCollection<double?> changes, double conf)
    {
        var known = changes.OfType<double>().ToList();
        if (known.Count == 0) return null;
        var mean = known.Average();
        return new ChangeSummary(known.Count, mean, known.Count < 2 ? null : Around(mean, known, conf), 1 - (double)known.Count / changes.Count);
    }

    private static Bounds Around(double mean, List<double> known, double conf)
    {
        var error = Math.Sqrt(known.Sum(change => (change - mean) * (change - mean)) / (known.Count - 1) / known.Count);
        var half = StudentDistribution.Upper((1 - conf) / 2, known.Count - 1) * error;
        return new Bounds(mean - half, mean + half);
    }
}
