using Filiform.Clinical.Progress;

namespace Filiform.Bench.Engines;

/// <summary>
/// The response model without a filter: x(n) = a − b·Σρ^(j−1) + Σd(j) is Gaussian together with the readings, so its outlook is one
/// conditional distribution.
/// </summary>
internal static class PlainResponse
{
    /// <returns>Mean and standard deviation of underlying pain after k sessions, k + 1 and so on to the last.</returns>
    public static List<(double Mean, double Sd)> Forecast(ResponseParameters p, Course course, int last)
    {
        var seen = Enumerable.Range(0, course.Readings.Length).Where(n => course.Readings[n] is not null).ToArray();
        var outlook = new List<(double, double)>();
        for (var n = course.Sessions; n <= last; n++)
        {
            var system = new double[seen.Length, seen.Length + 2];
            for (var row = 0; row < seen.Length; row++)
            {
                for (var column = 0; column < seen.Length; column++)
                    system[row, column] = Covariance(p, course, seen[row], seen[column]) + (row == column ? p.ReadingVariance : 0);
                system[row, seen.Length] = course.Readings[seen[row]]!.Value - Mean(p, seen[row]);
                system[row, seen.Length + 1] = Covariance(p, course, seen[row], n);
            }
            Eliminate(system);
            var (mean, variance) = (Mean(p, n), Covariance(p, course, n, n));
            for (var row = 0; row < seen.Length; row++)
            {
                var with = Covariance(p, course, seen[row], n);
                mean += with * system[row, seen.Length];
                variance -= with * system[row, seen.Length + 1];
            }
            outlook.Add((mean, Math.Sqrt(variance)));
        }
        return outlook;
    }

    private static double Mean(ResponseParameters p, int n) => p.Mu0 - p.MuB * Share(p, n);

    private static double Covariance(ResponseParameters p, Course course, int one, int other) =>
        p.Tau0 * p.Tau0 + Share(p, one) * Share(p, other) * p.TauB * p.TauB + Drift(p, course, Math.Min(one, other));

    private static double Share(ResponseParameters p, int n) => Enumerable.Range(1, n).Sum(p.Diminished);

    private static double Drift(ResponseParameters p, Course course, int n) => Enumerable.Range(1, n).Sum(session =>
        p.Q * p.Q * Math.Max(1, session < course.Readings.Length ? course.GapBefore(session) : 7) / 7);

    /// <summary>Gauss–Jordan; the matrix is positive definite, so no row needs to move.</summary>
    private static void Eliminate(double[,] system)
    {
        var (rows, columns) = (system.GetLength(0), system.GetLength(1));
        for (var pivot = 0; pivot < rows; pivot++)
        {
            var by = system[pivot, pivot];
            for (var column = pivot; column < columns; column++) system[pivot, column] /= by;
            for (var row = 0; row < rows; row++)
            {
                var factor = system[row, pivot];
                if (row == pivot || factor == 0) continue;
                for (var column = pivot; column < columns; column++) system[row, column] -= factor * system[pivot, column];
            }
        }
    }
}
