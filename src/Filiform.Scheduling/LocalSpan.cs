namespace Filiform.Scheduling;

/// <summary>A half-open span of wall-clock time. What instants it stands for, only a zone knows.</summary>
internal readonly record struct LocalSpan(LocalDateTime Start, LocalDateTime End)
{
    /// <summary>Further than any zone lies from UTC.</summary>
    private static readonly Duration FarthestOffset = Duration.FromHours(18);

    /// <summary>What is left of this span without the other: none, one or two spans.</summary>
    public IEnumerable<LocalSpan> Without(LocalSpan other)
    {
        if (other.End <= Start || End <= other.Start) yield return this;
        else
        {
            if (Start < other.Start) yield return this with { End = other.Start };
            if (other.End < End) yield return this with { Start = other.End };
        }
    }

    /// <summary>
    /// Every instant at which a clock in that zone shows a time of this span, as stretches of one offset, ascending.
    /// A skipped hour has none; a repeated hour has two.
    /// </summary>
    public IEnumerable<(Instant From, Instant Until, Offset Offset)> Instants(DateTimeZone zone)
    {
        var around = new Interval(Start.InUtc().ToInstant() - FarthestOffset, End.InUtc().ToInstant() + FarthestOffset);
        foreach (var constant in zone.GetZoneIntervals(around))
        {
            var from = Start.WithOffset(constant.WallOffset).ToInstant();
            var until = End.WithOffset(constant.WallOffset).ToInstant();
            if (constant.HasStart) from = Instant.Max(from, constant.Start);
            if (constant.HasEnd) until = Instant.Min(until, constant.End);
            if (from < until) yield return (from, until, constant.WallOffset);
        }
    }
}
