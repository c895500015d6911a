using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Progress;

/// <summary>Whether bands issued one session earlier held the readings that followed (response-model.md §7).</summary>
/// <param name="Inside">c: readings inside their band.</param>
/// <param name="Readings">n.</param>
/// <param name="Interval">Clopper–Pearson, 95 %.</param>
/// <param name="Widen">Factor for every band; 1 while nothing calls for it. To be said on screen when it is not 1.</param>
public sealed record Calibration(int Inside, int Readings, Bounds Interval, double Widen)
{
    private const double Nominal = 0.80;
    private const int LeastReadings = 200;

    /// <param name="issued">Each reading with the mean and standard deviation forecast for it one session earlier; at least one.</param>
    public static Calibration Of(IReadOnlyCollection<(double Reading, double Mean, double Sd)> issued)
    {
        var distances = issued.Select(one => Math.Abs(one.Reading - one.Mean) / one.Sd).Order().ToArray();
        var inside = distances.Count(distance => distance <= ResponseModel.Band80);
        var interval = Proportion.Exact(inside, distances.Length, 0.025);
        var off = distances.Length >= LeastReadings && (interval.High < Nominal || interval.Low > Nominal);
        // Nearest rank. Bands are only ever widened: bands that hold too much are kept, the scale's floor explains them.
        var eightieth = distances[(int)Math.Ceiling(Nominal * distances.Length) - 1];
        return new Calibration(inside, distances.Length, interval, off ? Math.Max(1, eightieth / ResponseModel.Band80) : 1);
    }
}
