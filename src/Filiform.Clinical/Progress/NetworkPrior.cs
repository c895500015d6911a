using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Progress;

/// <summary>A network's own prior for one group, from its complete episodes (response-model.md §7).</summary>
/// <param name="Episodes">How many complete episodes it rests on; say beside it how many lack a last reading.</param>
public sealed record NetworkPrior(double MuB, double TauB, int Episodes)
{
    public const int LeastEpisodes = 100;
    private const double LeastVariance = 0.04;

    /// <param name="episodes">First reading, last reading and sessions between, at least 1.</param>
    /// <param name="parameters">ρ, σ and q stay as they are.</param>
    /// <returns>Null with fewer than <see cref="LeastEpisodes"/>.</returns>
    public static NetworkPrior? Of(IReadOnlyCollection<(double First, double Last, int Sessions)> episodes, ResponseParameters parameters)
    {
        if (episodes.Count < LeastEpisodes) return null;
        var falls = episodes.Select(one => (Fall: one.First - one.Last, Dose: Dose(one.Sessions, parameters.Rho), one.Sessions)).ToList();
        var doses = falls.Sum(one => one.Dose * one.Dose);
        var mean = falls.Sum(one => one.Dose * one.Fall) / doses;
        var spread = falls.Sum(one => Square(one.Fall - mean * one.Dose) - 2 * parameters.ReadingVariance - one.Sessions * Square(parameters.Q)) / doses;
        return new NetworkPrior(mean, Math.Sqrt(Math.Max(LeastVariance, spread)), episodes.Count);
    }

    /// <summary>The parameters with this prior, if its bands held on episodes it was not made from.</summary>
    /// <param name="heldOut">Share of held-out readings inside their 80 % band.</param>
    /// <returns>Null when the coverage does not allow it.</returns>
    public ResponseParameters? Adopt(ResponseParameters parameters, double heldOut, Bounds required) =>
        heldOut >= required.Low && heldOut <= required.High ? parameters with { MuB = MuB, TauB = TauB } : null;

    /// <summary>g: the mean fall after n sessions, in first-session changes.</summary>
    private static double Dose(int sessions, double rho) => rho == 1 ? sessions : (1 - Math.Pow(rho, sessions)) / (1 - rho);

    private static double Square(double x) => x * x;
}
