namespace Filiform.Clinical.Progress;

/// <summary>What is known of one episode: readings, gaps, plan and goal.</summary>
/// <param name="Readings">NPRS 0 to 10 before session 1 and after each session; null where missing. At least one entry.</param>
/// <param name="Days">Gap in days before each reading, the first unused; null for 7. Empty for 7 throughout.</param>
/// <param name="Within">Pain before minus after, within the visit that precedes each reading, the first unused. May be empty.</param>
/// <param name="PlannedSessions">N.</param>
/// <param name="Goal">NPRS 0 to 10.</param>
public sealed record Course(
    ImmutableArray<double?> Readings, ImmutableArray<double?> Days, ImmutableArray<double?> Within, int PlannedSessions, double Goal)
{
    /// <summary>Days between sessions where nothing else is known.</summary>
    internal const double UsualGap = 7;

    /// <summary>k: sessions already received.</summary>
    public int Sessions => Readings.Length - 1;

    /// <summary>The planned end, never before now.</summary>
    public int End => Math.Max(PlannedSessions, Sessions);

    public double GapBefore(int reading) => (Days.IsEmpty ? null : Days[reading]) ?? UsualGap;

    public double? WithinBefore(int reading) => Within.IsEmpty ? null : Within[reading];

    /// <summary>Whether the last two entries of the series are both there and both pass.</summary>
    public bool LastTwo(Func<double, bool> pass) =>
        Sessions >= 1 && Readings[^1] is { } last && Readings[^2] is { } before && pass(last) && pass(before);
}
