using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using Filiform.Scheduling;

namespace Filiform.Journeys.Book;

/// <summary>US postal codes and the centres of their areas (US Census gazetteer, 2021). Codes that are only boxes are not in it.</summary>
/// <remarks>Kept as three arrays of whole numbers, 0.4 MB: the finder is asked on every search, and a code is 12 bytes.</remarks>
public sealed class PostalCodes
{
    /// <summary>The file gives five decimals of a degree, about a metre.</summary>
    private const double PerDegree = 100_000;

    private static readonly Lazy<PostalCodes> Embedded = new(ReadEmbedded);

    private readonly int[] codes;
    private readonly int[] latitudes;
    private readonly int[] longitudes;

    private PostalCodes(int[] codes, int[] latitudes, int[] longitudes) =>
        (this.codes, this.latitudes, this.longitudes) = (codes, latitudes, longitudes);

    /// <summary>The codes that travel inside this assembly, read when first asked for.</summary>
    public static PostalCodes Shipped => Embedded.Value;

    public int Count => codes.Length;

    /// <param name="code">Five digits, also with the four of a ZIP+4.</param>
    /// <returns>Null when it is no code, or none we know.</returns>
    public Place? Find(string code)
    {
        var digits = code is [_, _, _, _, _, '-', _, _, _, _] && Digits(code.AsSpan(6)) ? code.AsSpan(0, 5) : code;
        if (digits.Length != 5 || !Digits(digits)) return null;
        var at = Array.BinarySearch(codes, int.Parse(digits, CultureInfo.InvariantCulture));
        return at < 0 ? null : PlaceAt(at);
    }

    /// <summary>The codes of a range, both ends included, ascending.</summary>
    public ImmutableArray<(string Code, Place Place)> Between(int first, int last) =>
    [
        .. codes.Index().Where(code => first <= code.Item && code.Item <= last)
            .Select(code => (code.Item.ToString("D5", CultureInfo.InvariantCulture), PlaceAt(code.Index))),
    ];

    /// <summary>Reads <c>zip,lat,lon</c>, a heading and then a code a line, ascending.</summary>
    /// <exception cref="InvalidDataException">A line is out of order or no code with its place.</exception>
    public static PostalCodes Read(TextReader csv)
    {
        var (codes, latitudes, longitudes) = (new List<int>(), new List<int>(), new List<int>());
        csv.ReadLine();
        while (csv.ReadLine() is { } line)
        {
            var parts = line.Split(',');
            if (parts.Length != 3 || parts[0].Length != 5 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out var latitude) || !double.TryParse(parts[2], out var longitude)
                || Place.At(latitude, longitude) is null || (codes.Count > 0 && code <= codes[^1]))
                throw new InvalidDataException($"Postal codes, line {codes.Count + 2}: '{line}'.");
            codes.Add(code);
            latitudes.Add((int)Math.Round(latitude * PerDegree));
            longitudes.Add((int)Math.Round(longitude * PerDegree));
        }
        return new([.. codes], [.. latitudes], [.. longitudes]);
    }

    private static PostalCodes ReadEmbedded()
    {
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("places/us-postal-codes.csv.gz")
            ?? throw new InvalidDataException("The postal codes are not part of this build.");
        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return Read(text);
    }

    private Place PlaceAt(int at) => Place.At(latitudes[at] / PerDegree, longitudes[at] / PerDegree)!.Value;

    private static bool Digits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
