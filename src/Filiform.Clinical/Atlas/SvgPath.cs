using System.Globalization;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Atlas;

/// <summary>Closed rings of an SVG path of absolute moves, lines and cubic curves: what <c>bodychart.json</c> is made of.</summary>
internal static class SvgPath
{
    /// <summary>Straight pieces for each curve; finer than a cell of the chart.</summary>
    private const int Pieces = 8;

    public static ImmutableArray<ImmutableArray<(double X, double Y)>> Rings(Node path)
    {
        var rings = ImmutableArray.CreateBuilder<ImmutableArray<(double, double)>>();
        var ring = ImmutableArray.CreateBuilder<(double X, double Y)>();
        foreach (var (command, numbers) in Commands(path))
        {
            if (command == 'Z')
            {
                rings.Add(ring.ToImmutable());
                ring.Clear();
            }
            else if (command == 'C') Curves(ring, numbers);
            else for (var at = 0; at < numbers.Length; at += 2) ring.Add((numbers[at], numbers[at + 1]));
        }
        return ring.Count == 0 && rings.Count > 0 ? rings.ToImmutable() : throw path.Fault("must hold closed rings");
    }

    private static void Curves(ImmutableArray<(double X, double Y)>.Builder ring, double[] n)
    {
        for (var at = 0; at < n.Length; at += 6)
        {
            var (x, y) = ring[^1];
            for (var piece = 1; piece <= Pieces; piece++)
            {
                var t = (double)piece / Pieces;
                ring.Add((Bezier(t, x, n[at], n[at + 2], n[at + 4]), Bezier(t, y, n[at + 1], n[at + 3], n[at + 5])));
            }
        }
    }

    private static double Bezier(double t, double a, double b, double c, double d) =>
        (1 - t) * (1 - t) * (1 - t) * a + 3 * (1 - t) * (1 - t) * t * b + 3 * (1 - t) * t * t * c + t * t * t * d;

    private static IEnumerable<(char Command, double[] Numbers)> Commands(Node path)
    {
        var text = path.Text;
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at + 1).IndexOfAny("MLCZ") is var next and >= 0 ? at + 1 + next : text.Length;
            var step = text[at] switch { 'M' or 'L' => 2, 'C' => 6, 'Z' => 0, _ => -1 };
            var words = text[(at + 1)..end].Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries);
            var numbers = new double[words.Length];
            for (var word = 0; word < words.Length; word++)
                if (!double.TryParse(words[word], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[word])) step = -1;
            if (step < 0 || (step == 0 ? numbers.Length > 0 : numbers.Length == 0 || numbers.Length % step != 0))
                throw path.Fault("must be made of absolute M, L, C and Z");
            yield return (text[at], numbers);
            at = end;
        }
    }
}
