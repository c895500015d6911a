namespace Filiform.Bench.Measuring;

/// <summary>Several rounds of one measurement.</summary>
/// <param name="Rounds">How many; zero when nothing was measured.</param>
public sealed record Spread(double Median, double Least, double Most, int Rounds)
{
    public static readonly Spread None = new(double.NaN, double.NaN, double.NaN, 0);

    /// <param name="values">At least one.</param>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1], sorted.Length);
    }

    public static Spread Of(double one) => new(one, one, one, 1);

    /// <summary>In another unit.</summary>
    public Spread Times(double factor) => new(Median * factor, Least * factor, Most * factor, Rounds);
}
