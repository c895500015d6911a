namespace Filiform.Clinical.Quality;

/// <summary>Whether clinics differ more than chance allows, and by what factor limits must widen (quality.md §4).</summary>
/// <param name="Factor">√φ when limits are widened, else 1.</param>
public sealed record Overdispersion(double Phi, double Threshold, bool Inflate, double Factor)
{
    public const double DefaultWinsorise = 0.1;

    /// <summary>Fewer clinics than this are not checked in a report.</summary>
    public const int LeastClinics = 10;

    /// <param name="z">One standardised distance per clinic, at least one.</param>
    /// <param name="winsorise">Share drawn in at each end, 0 to below ½.</param>
    public static Overdispersion Of(ImmutableArray<double> z, double winsorise = DefaultWinsorise)
    {
        var sorted = z.Sort();
        var k = (int)Math.Floor(winsorise * z.Length);
        var (least, most) = (sorted[k], sorted[^(k + 1)]);
        var phi = sorted.Average(value => Math.Clamp(value, least, most) is var drawn ? drawn * drawn : 0);
        var threshold = 1 + 2 * Math.Sqrt(2.0 / z.Length);
        return new Overdispersion(phi, threshold, phi > threshold, phi > threshold ? Math.Sqrt(phi) : 1);
    }
}
