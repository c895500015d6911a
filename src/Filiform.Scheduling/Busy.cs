namespace Filiform.Scheduling;

/// <summary>The cells at which one practitioner or one room is taken, kept as runs.</summary>
public sealed class Busy
{
    public static readonly Busy Never = new([]);

    /// <summary>Ascending, disjoint and never touching, so a search by start finds the only run that can matter.</summary>
    private readonly ImmutableArray<(long First, long After)> runs;

    private Busy(ImmutableArray<(long, long)> runs) => this.runs = runs;

    /// <param name="cells">Cell numbers as <see cref="Slot.Cells"/> gives them, in any order; repeats do no harm.</param>
    public static Busy At(IEnumerable<long> cells) => During(cells.Select(cell => (cell, cell + 1)));

    /// <param name="slots">Occupied time, in any order, overlapping or not.</param>
    public static Busy During(IEnumerable<Slot> slots) => During(slots.Select(slot => (slot.FirstCell, slot.CellAfter)));

    public bool Meets(Slot slot)
    {
        var (low, high) = (0, runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (runs[middle].After <= slot.FirstCell) low = middle + 1; else high = middle;
        }
        return low < runs.Length && runs[low].First < slot.CellAfter;
    }

    private static Busy During(IEnumerable<(long First, long After)> spans)
    {
        var runs = ImmutableArray.CreateBuilder<(long First, long After)>();
        foreach (var (first, after) in spans.Order())
            if (runs.Count > 0 && first <= runs[^1].After) runs[^1] = (runs[^1].First, Math.Max(runs[^1].After, after));
            else runs.Add((first, after));
        return runs.Count == 0 ? Never : new(runs.ToImmutable());
    }
}
