using System.Globalization;
using Filiform.Clinical.Instruments;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>Scores as a person reads them.</summary>
public static class ScoreText
{
    /// <summary>To two decimals, with a true minus; with its sign where the scale has both.</summary>
    public static string Points(Instrument instrument, decimal points)
    {
        var text = Plain(Math.Abs(points));
        return points < 0 ? $"−{text}" : points > 0 && instrument is { IsThreshold: true, Range.Min: < 0 } ? $"+{text}" : text;
    }

    public static string Plain(decimal points) => points.ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>Lowest to highest score.</summary>
    public static string Range(Words words, Instrument instrument) => instrument.Range.Min is { } least
        ? words["progress.range", Points(instrument, least), Points(instrument, instrument.Range.Max)] : words["progress.range-at-most", Plain(instrument.Range.Max)];

    /// <summary>A member of a threshold's record that is text, as the data file has it, in English; null when it says nothing.</summary>
    public static string? Of(Threshold threshold, string member) =>
        threshold.Record.TryGetProperty(member, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;

    /// <summary>Other published values of the same threshold: points, whom in, and the source.</summary>
    public static IEnumerable<(decimal Value, string? Population, string Source)> AlsoReported(Threshold threshold) =>
        threshold.Record.TryGetProperty("alsoReported", out var others) && others.ValueKind == System.Text.Json.JsonValueKind.Array
            ? others.EnumerateArray().Select(each => (
                each.GetProperty("value").GetDecimal(), each.TryGetProperty("population", out var whom) ? whom.GetString() : null, each.GetProperty("source").GetString()!))
            : [];
}
