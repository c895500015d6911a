using System.Globalization;
using Filiform.Clinical.Quality;

namespace Filiform.Journeys.Quality;

/// <summary>Figures as the page writes them, in the reader's language.</summary>
public static class Figures
{
    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => (share * 100).ToString(share is > 0 and < 0.001 ? "0.000" : share is > 0 and < 0.01 ? "0.00" : "0.0", CultureInfo.CurrentCulture) + "\u00a0%";

    /// <summary>On an axis, where places after the point would only crowd a phone.</summary>
    public static string Tick(double share) => (share * 100).ToString("0.#", CultureInfo.CurrentCulture) + "\u00a0%";

    public static string Range(Bounds bounds) => $"{Percent(bounds.Low)[..^2]}–{Percent(bounds.High)}";

    /// <summary>A ratio or a count per treatment.</summary>
    public static string Number(double value) => value.ToString("0.00", CultureInfo.CurrentCulture);

    public static string Numbers(Bounds bounds) => $"{Number(bounds.Low)}–{Number(bounds.High)}";

    public static string P(double value) => value < 0.001 ? "P\u00a0<\u00a0" + 0.001.ToString("0.000", CultureInfo.CurrentCulture) : "P\u00a0=\u00a0" + value.ToString("0.000", CultureInfo.CurrentCulture);

    /// <summary>Of a name such as <c>brady2014</c>: "Brady 2014".</summary>
    public static string Survey(string baseline) => $"{char.ToUpperInvariant(baseline[0])}{baseline[1..^4]} {baseline[^4..]}";

    /// <summary>What knowledge says in passing, as a sentence of its own.</summary>
    public static string Sentence(string said) => $"{char.ToUpper(said[0], CultureInfo.CurrentCulture)}{said[1..]}.";

    /// <summary>In a file for a spreadsheet: a point, and every digit.</summary>
    public static string? Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
