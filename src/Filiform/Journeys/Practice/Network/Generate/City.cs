using System.Globalization;
using System.Reflection;
using Filiform.Journeys.Book;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>A real city a made-up clinic may stand in.</summary>
/// <param name="AreaCode">Of its telephone numbers.</param>
/// <param name="Codes">Its postal codes.</param>
/// <param name="Weight">How many clinics of a large network it has, beside the others.</param>
internal sealed record City(
    string Name, string State, DateTimeZone Zone, string AreaCode, ImmutableArray<(string Code, Place Place)> Codes, int Weight)
{
    public Place Middle => Codes[Codes.Length / 2].Place;

    /// <summary>The cities that travel inside this assembly.</summary>
    public static ImmutableArray<City> All(PostalCodes codes)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("places/cities.csv")
            ?? throw new InvalidDataException("The cities are not part of this build.");
        using var text = new StreamReader(stream);
        text.ReadLine();
        var cities = ImmutableArray.CreateBuilder<City>();
        while (text.ReadLine() is { } line) cities.Add(Read(line.Split(','), codes));
        return cities.ToImmutable();
    }

    private static City Read(string[] row, PostalCodes codes) => new(
        row[0], row[1], DateTimeZoneProviders.Tzdb[row[2]], row[3], Near(codes.Between(Whole(row[4]), Whole(row[5]))), Whole(row[6]));

    /// <summary>Without the few codes whose centre the gazetteer puts far outside their city.</summary>
    private static ImmutableArray<(string, Place)> Near(ImmutableArray<(string Code, Place Place)> codes)
    {
        var middle = Place.At(Median(codes.Select(code => code.Place.Latitude)), Median(codes.Select(code => code.Place.Longitude)))!.Value;
        return [.. codes.Where(code => code.Place.DistanceKm(middle) < 40)];
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
