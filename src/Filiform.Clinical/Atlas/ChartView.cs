namespace Filiform.Clinical.Atlas;

/// <summary>One view of the figure as a grid of square cells, each of one region or of none.</summary>
internal sealed class ChartView
{
    /// <summary>Side of a cell in units of the figure; the chart itself was cut on this grid.</summary>
    public const int Cell = 4;
    public const int Columns = 1000 / Cell;
    public const int Rows = 2000 / Cell;
    private const short Nothing = -1;

    private readonly short[] regionOf = new short[Columns * Rows];

    /// <param name="outline">The skin; nothing beyond it is body.</param>
    /// <param name="regions">Rings of each region, which may reach a little past the skin.</param>
    public ChartView(
        ImmutableArray<ImmutableArray<(double X, double Y)>> outline,
        ImmutableArray<(string Id, ImmutableArray<ImmutableArray<(double X, double Y)>> Rings)> regions)
    {
        Array.Fill(regionOf, Nothing);
        Regions = [.. regions.Select(region => region.Id)];
        var body = new bool[regionOf.Length];
        Fill(outline, cell => body[cell] = true);
        for (short number = 0; number < regions.Length; number++)
        {
            var own = number;
            Fill(regions[number].Rings, cell => regionOf[cell] = body[cell] ? own : Nothing);
        }
        Sizes = [.. Enumerable.Range(0, regions.Length).Select(number => regionOf.Count(region => region == number))];
    }

    /// <summary>Ids by number.</summary>
    public ImmutableArray<string> Regions { get; }

    /// <summary>Cells by region number.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <returns>Region number; -1 off the body.</returns>
    public int RegionOf(int cell) => regionOf[cell];

    /// <summary>Cells whose middle lies in the disc; the cell under its centre when it is smaller than that.</summary>
    public static IEnumerable<int> Disc(double x, double y, double radius)
    {
        var found = false;
        for (var row = Bounded((y - radius) / Cell, Rows); row <= Bounded((y + radius) / Cell, Rows); row++)
            for (var column = Bounded((x - radius) / Cell, Columns); column <= Bounded((x + radius) / Cell, Columns); column++)
            {
                var (dx, dy) = ((column + 0.5) * Cell - x, (row + 0.5) * Cell - y);
                if (dx * dx + dy * dy > radius * radius) continue;
                found = true;
                yield return row * Columns + column;
            }
        if (!found && x >= 0 && x < Columns * Cell && y >= 0 && y < Rows * Cell) yield return (int)(y / Cell) * Columns + (int)(x / Cell);
    }

    private static int Bounded(double at, int count) => Math.Clamp((int)Math.Floor(at), 0, count - 1);

    /// <summary>Even-odd filling, row by row through the middles of the cells.</summary>
    private static void Fill(ImmutableArray<ImmutableArray<(double X, double Y)>> rings, Action<int> paint)
    {
        var crossings = new List<double>?[Rows];
        foreach (var ring in rings)
            for (var at = 0; at < ring.Length; at++) Cross(ring[at == 0 ? ring.Length - 1 : at - 1], ring[at], crossings);
        for (var row = 0; row < Rows; row++)
        {
            if (crossings[row] is not { } xs) continue;
            xs.Sort();
            for (var pair = 0; pair + 1 < xs.Count; pair += 2)
                for (var column = First(xs[pair]); column < Math.Min(Columns, First(xs[pair + 1])); column++) paint(row * Columns + column);
        }
    }

    /// <summary>Where an edge crosses the middle of each row.</summary>
    private static void Cross((double X, double Y) from, (double X, double Y) to, List<double>?[] crossings)
    {
        var last = Math.Min(Rows, First(Math.Max(from.Y, to.Y)));
        for (var row = First(Math.Min(from.Y, to.Y)); row < last; row++)
            (crossings[row] ??= []).Add(from.X + (to.X - from.X) * ((row + 0.5) * Cell - from.Y) / (to.Y - from.Y));
    }

    /// <summary>The first row or column whose middle does not lie before this place.</summary>
    private static int First(double at) => Math.Max(0, (int)Math.Ceiling(at / Cell - 0.5));
}
