using System.Globalization;

namespace Filiform.Journeys.Quality;

/// <summary>Places in a drawing, in percent of it: it takes the width there is, and letters keep their size.</summary>
/// <param name="Right">Value at the right edge; the left one is 0.</param>
public sealed record Plot(double Right, double Bottom, double Top)
{
    /// <summary>More points than a wide screen has columns only make the page heavy.</summary>
    private const int Columns = 600;

    private static readonly ImmutableArray<double> RoundSteps = [1, 2, 5, 10];

    public string X(double value) => Say(value / Right * 100);

    public string Y(double value) => Say((Top - Math.Clamp(value, Bottom, Top)) / (Top - Bottom) * 100);

    public string Line(IEnumerable<(double X, double Y)> points) => "M" + string.Join("L", points.Select(point => $"{X(point.X)} {Y(point.Y)}"));

    /// <summary>A path in time; of several treatments in one column its highest and its last stand.</summary>
    /// <param name="sign">−1 draws it downward.</param>
    public string Path(ImmutableArray<double> heights, int sign) => Line([(0, 0), .. Thinned(heights).Select(point => ((double)point.At, sign * point.Height))]);

    /// <summary>Round steps from 0 to the right edge, at most six.</summary>
    public IEnumerable<double> Steps => StepsTo(Right);

    /// <summary>Round steps from 0 to a value, at most six.</summary>
    public static IEnumerable<double> StepsTo(double end)
    {
        var rough = end / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = RoundSteps.Select(each => each * power).First(each => each >= rough - 1e-12);
        for (var at = 0; at * step <= end + 1e-12; at++) yield return at * step;
    }

    /// <summary>The same round steps up and down from 0, as far as the drawing goes each way.</summary>
    public IEnumerable<double> Marks => StepsTo(Math.Max(Top, -Bottom)).SelectMany(step => step == 0 ? [0d] : new[] { -step, step }).Where(mark => mark >= Bottom && mark <= Top);

    private static IEnumerable<(int At, double Height)> Thinned(ImmutableArray<double> heights)
    {
        var width = Math.Max(1, (heights.Length + Columns - 1) / Columns);
        for (var from = 0; from < heights.Length; from += width)
        {
            var last = Math.Min(heights.Length, from + width) - 1;
            var peak = Enumerable.Range(from, last - from + 1).MaxBy(at => heights[at]);
            if (peak != last) yield return (peak + 1, heights[peak]);
            yield return (last + 1, heights[last]);
        }
    }

    private static string Say(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
