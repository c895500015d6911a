namespace Filiform.Clinical.Progress;

/// <summary>Mean and covariance of underlying pain now (x), own first-session change (b) and pain before session 1 (a).</summary>
internal readonly record struct Belief(
    double X, double B, double A, double Xx, double Xb, double Xa, double Bb, double Ba, double Aa)
{
    private const double ShortestDrift = 1;
    private const double Week = 7;

    public static Belief Prior(ResponseParameters p) => new(
        p.Mu0, p.MuB, p.Mu0, p.Tau0 * p.Tau0, 0, p.Tau0 * p.Tau0, p.TauB * p.TauB, 0, p.Tau0 * p.Tau0);

    /// <summary>The next session: pain falls by b times its share, and drifts.</summary>
    public Belief After(int session, double days, ResponseParameters p)
    {
        var share = p.Diminished(session);
        var drift = p.Q * p.Q * Math.Max(ShortestDrift, days) / Week;
        return this with
        {
            X = X - share * B,
            Xx = Xx - 2 * share * Xb + share * share * Bb + drift,
            Xb = Xb - share * Bb,
            Xa = Xa - share * Ba,
        };
    }

    /// <summary>A reading of pain.</summary>
    /// <remarks>What is left of the variance is a product, not a difference: a very exact reading after a very unsure one must not leave less than nothing.</remarks>
    public Belief Seeing(double reading, double variance)
    {
        var left = variance / (Xx + variance);
        return Seeing(reading, variance, 1, 0) with { Xx = Xx * left, Xb = Xb * left, Xa = Xa * left };
    }

    /// <summary>A reading of change within the visit before <paramref name="session"/> took effect.</summary>
    public Belief SeeingWithin(double change, int session, ResponseParameters p) =>
        Seeing(change, p.Within.Sigma * p.Within.Sigma, 0, p.Within.Kappa * p.Diminished(session));

    private Belief Seeing(double reading, double variance, double ofX, double ofB)
    {
        var (x, b, a) = (ofX * Xx + ofB * Xb, ofX * Xb + ofB * Bb, ofX * Xa + ofB * Ba);
        var spread = ofX * x + ofB * b + variance;
        var error = (reading - ofX * X - ofB * B) / spread;
        return new Belief(
            X + x * error, B + b * error, A + a * error,
            Math.Max(0, Xx - x * x / spread), Xb - x * b / spread, Xa - x * a / spread, Math.Max(0, Bb - b * b / spread), Ba - b * a / spread, Math.Max(0, Aa - a * a / spread));
    }
}
