namespace Filiform.Scheduling;

/// <summary>A half-open span of wall-clock time. What instants it stands for, only a zone knows.</summary>
internal readonly record struct LocalSpan(LocalDateTime Start, LocalDateTime End)
{
    /// <summary>Further than any zone lies from UTC.</summary>
    private static readonly Duration FarthestOffset = Duration.FromHours(18);

    public bool Overlaps(LocalSpan other) => Start < other.End && other.Start < End;

    /// <summary>What is left of this span without the other: none, one or two spans.</summary>
    public IEnumerable<LocalSpan> Without(LocalSpan other)
    {
        if (!Overlaps(other)) yield return this;
        else
        {
            if (Start < other.Start) yield return this with { End = other.Start };
            if (other.End < End) yield return this with { Start = other.End };
        }
    }

    /// <summary>
    /// Gives every instant at which a clock in that zone shows a time of this span, as stretches of one offset, ascending.
    /// A skipped hour has none; a repeated hour has two.
    /// </summary>
    public void AddInstants(DateTimeZone zone, Action<Instant, Instant, Offset> add)
    {
        var last = End.InUtc().ToInstant() + FarthestOffset;
        for (var constant = zone.GetZoneInterval(Start.InUtc().ToInstant() - FarthestOffset); ; constant = zone.GetZoneInterval(constant.End))
        {
            var from = Start.WithOffset(constant.WallOffset).ToInstant();
            var until = End.WithOffset(constant.WallOffset).ToInstant();
            if (constant.HasStart) from = Instant.Max(from, constant.Start);
            if (constant.HasEnd) until = Instant.Min(until, constant.End);
            if (from < until) add(from, until, constant.WallOffset);
            if (!constant.HasEnd || constant.End >= last) return;
        }
    }
}
