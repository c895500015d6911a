using System.Globalization;
using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice;
using Filiform.Scheduling;

namespace Filiform.Journeys.Book;

/// <summary>A city that has a clinic.</summary>
public sealed record City(string Name, string State, int Clinics, Place Place)
{
    public string Label => $"{Name}, {State}";
}

/// <summary>Understands where somebody says they are: a postal code, coordinates, or a city that has a clinic.</summary>
public static class Whereabouts
{
    /// <summary>Longer than any city of the country.</summary>
    public const int Longest = 80;

    /// <param name="Place">Null when what was said is not known to us.</param>
    /// <param name="Cities">When a city's name is in several states, those to choose from.</param>
    public sealed record Found(Place? Place, ImmutableArray<City> Cities);

    public static Found Find(string said, Catalogue catalogue)
    {
        var text = said.Trim();
        if ((Coordinates(text) ?? text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(PostalCodes.Shipped.Find).FirstOrDefault(each => each is not null)) is { } place)
            return new(place, []);

        var wanted = Plain(text);
        var cities = Cities(catalogue);
        var named = cities.Where(city => Says(city).Contains(wanted)).ToImmutableArray();
        if (named.IsEmpty && wanted.Length >= 3)
            named = [.. cities.Where(city => Says(city).Any(said => said.StartsWith(wanted, StringComparison.Ordinal)))];
        return named is [var only] ? new(only.Place, []) : new(null, named);
    }

    /// <summary>"mesa", "mesa az", "mesa arizona": how people write a city.</summary>
    private static string[] Says(City city) => [Plain(city.Name), Plain($"{city.Name} {city.State}"), Plain($"{city.Name} {StateNames.Of(city.State)}")];

    private static string Plain(string text) =>
        string.Join(' ', Patients.SearchText(text).Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The cities that have a clinic, by state and name.</summary>
    public static ImmutableArray<City> Cities(Catalogue catalogue) =>
    [
        .. from clinic in catalogue.Clinics
           where clinic.Place is not null
           group clinic by (clinic.Row.City, clinic.Row.State) into city
           orderby city.Key.State, city.Key.City
           select new City(city.Key.City, city.Key.State, city.Count(), Middle(city)),
    ];

    /// <returns>A place from <c>32.22,-110.97</c>; null when it is none.</returns>
    public static Place? Coordinates(string text) =>
        text.Split(',') is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            ? Place.At(latitude, longitude)
            : null;

    private static Place Middle(IEnumerable<BookableClinic> clinics) =>
        Place.At(clinics.Average(each => each.Row.Latitude), clinics.Average(each => each.Row.Longitude))!.Value;
}
