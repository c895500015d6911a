namespace Filiform.Clinical.Progress;

/// <summary>What the response model assumes; meanings and units in <c>response-model.json</c>.</summary>
/// <param name="Mu0">Prior mean of underlying pain before session 1, NPRS points.</param>
/// <param name="Tau0">Its standard deviation.</param>
/// <param name="MuB">Mean fall across the first session interval, all causes together.</param>
/// <param name="TauB">Between-patient standard deviation of that fall.</param>
/// <param name="Rho">Each further session changes pain by this times the one before.</param>
/// <param name="Sigma">Standard deviation of one reading around underlying pain.</param>
/// <param name="Q">Standard deviation of week-to-week drift.</param>
/// <param name="Rounding">Readings are whole numbers, which adds 1/12 to their variance.</param>
public sealed record ResponseParameters(
    double Mu0, double Tau0, double MuB, double TauB, double Rho, double Sigma, double Q, bool Rounding, WithinSession Within)
{
    /// <summary>R: variance of one reading.</summary>
    public double ReadingVariance => Sigma * Sigma + (Rounding ? 1.0 / 12 : 0);

    /// <summary>The share of the first session's effect that session <paramref name="session"/> has.</summary>
    public double Diminished(int session) => Math.Pow(Rho, session - 1);
}

/// <summary>Whether and how change within a visit counts; by default it is recorded and shown, not used.</summary>
/// <param name="Kappa">Share of the session's effect that shows within the visit.</param>
/// <param name="Sigma">Standard deviation of that reading.</param>
public sealed record WithinSession(bool Use, double Kappa, double Sigma);
