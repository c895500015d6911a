namespace Filiform.Scheduling;

/// <summary>A span of bookable time, half-open: <c>[Start, End)</c>, both ends on the <see cref="Cell"/> grid.</summary>
public readonly record struct Slot
{
    /// <summary>The grid every clinic books on. On a grid, two slots overlap exactly when they share a cell.</summary>
    public static readonly Duration Cell = Duration.FromMinutes(5);

    private Slot(Instant start, Instant end) => (Start, End) = (start, end);

    /// <returns>The slot; null when it is empty or an end lies off the grid.</returns>
    public static Slot? At(Instant start, Duration length) =>
        length >= Cell && OnGrid(start) && OnGrid(start + length) ? new(start, start + length) : null;

    public Instant Start { get; }
    public Instant End { get; }
    public Duration Length => End - Start;

    /// <summary>The first cell covered; a cell is numbered from the Unix epoch.</summary>
    public long FirstCell => CellOf(Start);

    /// <summary>The cell after the last one covered.</summary>
    public long CellAfter => CellOf(End);

    /// <summary>The cells covered, ascending.</summary>
    public IEnumerable<long> Cells()
    {
        for (var (at, after) = (FirstCell, CellAfter); at < after; at++) yield return at;
    }

    public bool Overlaps(Slot other) => Start < other.End && other.Start < End;

    public bool Contains(Slot other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether a length or an instant since the epoch is a whole number of cells.</summary>
    public static bool OnGrid(Duration length) => length.BclCompatibleTicks % Cell.BclCompatibleTicks == 0;

    private static bool OnGrid(Instant at) => at.ToUnixTimeTicks() % Cell.BclCompatibleTicks == 0;

    private static long CellOf(Instant at) => at.ToUnixTimeTicks() / Cell.BclCompatibleTicks;
}
