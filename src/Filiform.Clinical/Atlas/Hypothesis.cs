namespace Filiform.Clinical.Atlas;

/// <summary>A muscle on a side, with everything the score needs laid out by region number.</summary>
/// <param name="Muscle">Number of the muscle, in the order of ids.</param>
/// <param name="Weight">w: by region; 0 outside the pattern.</param>
/// <param name="SupportLog">ln(1 + (h/ε − 1)·w̃) by region; 0 where w̃ is 0.</param>
/// <param name="Cover">min(1, w̃/0.5) by region.</param>
/// <param name="Zones">Regions of the pattern, ascending.</param>
/// <param name="MissingLog">η·ln(1 − h·w), beside <paramref name="Zones"/>.</param>
internal sealed record Hypothesis(
    int Muscle, Side Side, double Prior, double[] Weight, double[] SupportLog, double[] Cover, int[] Zones, double[] MissingLog)
{
    /// <summary>S of atlas.md §3.</summary>
    public double Score(Drawing drawing) => Prior + drawing.Sum(SupportLog) + Silent(drawing);

    /// <summary>X of atlas.md §3, as a share of what <paramref name="whole"/> holds.</summary>
    public double Explained(Drawing drawing, Drawing whole) => drawing.Sum(Cover) / whole.Total;

    private double Silent(Drawing drawing)
    {
        double sum = 0;
        for (var at = 0; at < Zones.Length; at++)
        {
            var term = Silence(drawing, at);
            // As in Drawing.Sum: the two sides of one base first, so that a mirrored drawing scores bit for bit the same.
            if (at + 1 < Zones.Length && drawing.SameBase(Zones[at], Zones[at + 1])) term += Silence(drawing, ++at);
            sum += term;
        }
        return sum;
    }

    private double Silence(Drawing drawing, int zone) => (1 - drawing.Evidence[Zones[zone]]) * MissingLog[zone];
}
