using System.Text.Json;

namespace Filiform.Journeys.Prepare.Pain;

/// <summary>The paint of a drawing: dabs of one brush, in the units of the figure. Evidence of what the hand did; nothing is worked out from it.</summary>
/// <param name="V">View: <c>f</c> front, <c>b</c> back.</param>
/// <param name="X">0 to 1000.</param>
/// <param name="Y">0 to 2000.</param>
public sealed record Dab(string V, int X, int Y);

public static class Strokes
{
    /// <summary>Dabs stand 14 units apart, so this covers both figures twice over.</summary>
    private const int Most = 20_000;

    /// <summary>Reads what the browser sent.</summary>
    /// <returns>The dabs as they are kept; null when there is no paint, or it is none that our script could have sent: the regions alone then count.</returns>
    public static string? Clean(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return null;
        try
        {
            var dabs = Json.Read<ImmutableArray<Dab>>(json);
            return dabs.IsDefaultOrEmpty || dabs.Length > Most || dabs.Any(IsOutside) ? null : Json.Write(dabs);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsOutside(Dab? dab) => dab is not { V: "f" or "b", X: >= 0 and <= 1000, Y: >= 0 and <= 2000 };
}
