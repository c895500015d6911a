namespace Filiform.Clinical.Quality;

/// <summary>Student's t distribution.</summary>
internal static class StudentDistribution
{
    /// <summary>The t that leaves <paramref name="tail"/> above it.</summary>
    /// <param name="tail">Above 0, below ½.</param>
    public static double Upper(double tail, int freedom)
    {
        // P(|T| > t) = I_x(ν/2, ½) with x = ν/(ν + t²).
        var x = BetaDistribution.Quantile(2 * tail, freedom / 2.0, 0.5);
        return Math.Sqrt(freedom * (1 - x) / x);
    }
}
