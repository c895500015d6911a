namespace Filiform.Clinical.Quality;

/// <summary>The point where a rising function passes zero.</summary>
internal static class Bisection
{
    /// <summary>More halvings than a double has bits between two numbers of the same size; it stops when the ends meet.</summary>
    private const int Halvings = 1100;

    /// <param name="rising">Negative at <paramref name="low"/>, positive at <paramref name="high"/>.</param>
    public static double Root(Func<double, double> rising, double low, double high)
    {
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) return middle;
            if (rising(middle) < 0) low = middle;
            else high = middle;
        }
        return low + (high - low) / 2;
    }
}
