using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Progress;

/// <summary>What the model expects, and what it suggests.</summary>
/// <param name="Sessions">k: sessions already received.</param>
/// <param name="Pain">Underlying pain now.</param>
/// <param name="Change">The patient's own first-session change.</param>
/// <param name="Baseline">Underlying pain before session 1.</param>
/// <param name="Steps">From now to the planned end.</param>
/// <param name="Advice">A prompt to the clinician, never automatic.</param>
public sealed record Forecast(
    int Sessions, Estimate Pain, Estimate Change, Estimate Baseline, ImmutableArray<ForecastStep> Steps, SessionsToGoal ToGoal, Advice Advice);

/// <param name="Sd">Standard deviation.</param>
public sealed record Estimate(double Mean, double Sd);

/// <summary>The outlook after a number of sessions. Bands hold 80 % and are clipped to 0–10 only when drawn.</summary>
/// <param name="Sessions">n.</param>
/// <param name="Latent80">Band of underlying pain.</param>
/// <param name="Observed80">Band of the next reading.</param>
/// <param name="ReachesGoal">Probability that underlying pain is at or below the goal at this session.</param>
/// <param name="Meaningful">Probability that underlying pain has fallen by what matters.</param>
public sealed record ForecastStep(
    int Sessions, double Mean, double LatentSd, Bounds Latent80, Bounds Observed80, double ReachesGoal, double Meaningful);

/// <summary>The first session at which the goal is reached with probability 0.1, 0.5 and 0.9.</summary>
/// <param name="P10">Null: not expected within the horizon on the present course. So for the others.</param>
public sealed record SessionsToGoal(int? P10, int? P50, int? P90, int Horizon)
{
    /// <summary>From the soonest to the latest, as it is told to people: a range of one number would be a promise.</summary>
    /// <returns>Null when the goal is not expected within the horizon.</returns>
    public (int Soonest, int Latest)? Span => P10 is { } soonest ? (soonest, Math.Max(P90 ?? Horizon, soonest + 1)) : null;
}
