namespace Filiform.Scheduling;

/// <summary>A stretch of one day on the wall clock, half-open, both ends on the five-minute grid.</summary>
public readonly record struct Hours
{
    private Hours(LocalTime start, LocalTime end) => (Start, End) = (start, end);

    public LocalTime Start { get; }

    /// <summary>Midnight means the end of the day.</summary>
    public LocalTime End { get; }

    /// <returns>The hours; null when they are empty, run over midnight or an end lies off the grid.</returns>
    public static Hours? Between(LocalTime start, LocalTime end) =>
        OnGrid(start) && OnGrid(end) && (start < end || end == LocalTime.Midnight) ? new(start, end) : null;

    public static readonly Hours WholeDay = new(LocalTime.Midnight, LocalTime.Midnight);

    /// <summary>Whether the other hours lie within these.</summary>
    public bool Contains(Hours other) =>
        Start <= other.Start && (End == LocalTime.Midnight || (other.End != LocalTime.Midnight && other.End <= End));

    /// <summary>These hours on that day.</summary>
    internal LocalSpan On(LocalDate day) => new(day + Start, End == LocalTime.Midnight ? day.PlusDays(1).AtMidnight() : day + End);

    private static bool OnGrid(LocalTime time) => time.TickOfDay % Slot.Cell.BclCompatibleTicks == 0;
}
