using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Treat;

/// <summary>Which region of the body chart lies under a point; the server looks, so that no browser has to be believed.</summary>
public static partial class ChartRegions
{
    private sealed record Cell(string Region, ImmutableArray<ImmutableArray<(double X, double Y)>> Rings);

    private static readonly Lazy<ImmutableDictionary<string, ImmutableArray<Cell>>> Views = new(Load);

    /// <param name="view"><c>front</c> or <c>back</c>.</param>
    /// <param name="x">0 to 1000, from the left edge of the view.</param>
    /// <param name="y">0 to 2000, from its top.</param>
    /// <returns>The id of the region; null beside the body.</returns>
    public static string? At(string view, int x, int y) => Views.Value.TryGetValue(view, out var cells)
        ? cells.FirstOrDefault(cell => cell.Rings.Count(ring => Contains(ring, x, y)) % 2 == 1)?.Region
        : null;

    /// <summary>Counts the edges a ray to the right crosses.</summary>
    private static bool Contains(ImmutableArray<(double X, double Y)> ring, double x, double y)
    {
        var inside = false;
        for (int at = 0, before = ring.Length - 1; at < ring.Length; before = at++)
        {
            var ((ax, ay), (bx, by)) = (ring[at], ring[before]);
            if (ay > y != by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
        }
        return inside;
    }

    private static ImmutableDictionary<string, ImmutableArray<Cell>> Load()
    {
        using var document = JsonDocument.Parse(KnowledgeFile.Embedded("bodychart.json"));
        return document.RootElement.GetProperty("views").EnumerateObject().ToImmutableDictionary(
            view => view.Name,
            view => view.Value.GetProperty("regions").EnumerateArray()
                .Select(region => new Cell(region.GetProperty("id").GetString()!, Rings(region.GetProperty("d").GetString()!))).ToImmutableArray());
    }

    /// <summary>The chart is drawn in straight lines alone: <c>M x y L x y … Z</c>.</summary>
    private static ImmutableArray<ImmutableArray<(double X, double Y)>> Rings(string path) =>
    [
        .. path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(ring => Point().Matches(ring)
            .Select(point => (Number(point.Groups[1].Value), Number(point.Groups[2].Value))).ToImmutableArray()),
    ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(-?[\d.]+)[ ,](-?[\d.]+)")]
    private static partial Regex Point();
}
