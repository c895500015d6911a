using Filiform.Journeys.Book;

namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>Makes up a network in real cities: the same order, the same network.</summary>
public static class NetworkGenerator
{
    public const int MostClinics = 20_000;
    public const int MostPractitioners = 100_000;

    /// <summary>A network of so few clinics stands in one region, as such networks do.</summary>
    private const int Regional = 20;
    private const double RegionKm = 180;

    /// <param name="practitioners">At least as many as clinics.</param>
    /// <param name="asOf">The day on which the network is as it is: credentials and shifts lie around it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside what the constants allow, or there are fewer practitioners than clinics.</exception>
    public static NetworkFile Make(int clinics, int practitioners, ulong seed, LocalDate asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clinics, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clinics, MostClinics);
        ArgumentOutOfRangeException.ThrowIfLessThan(practitioners, clinics);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(practitioners, MostPractitioners);

        var (dice, terms) = (new Dice(seed), NetworkTerms.Shipped);
        var ids = new Slugs();
        var sites = Sites(clinics, dice, terms);
        var staff = Staff(sites.Length, practitioners, dice);
        var made = sites.Select((city, at) => GeneratedClinic.Make(city, staff[at], asOf, ids, dice, terms)).ToImmutableArray();
        var people = new GeneratedPeople(made, asOf, ids, dice, terms);
        for (var at = 0; at < made.Length; at++) people.Hire(at, staff[at]);
        return new($"Filiform {(clinics > Regional ? "national" : sites[0].Name)} network", people.Clinics(), people.Practitioners, GeneratedVisits.All, people.Rosters);
    }

    private static ImmutableArray<City> Sites(int clinics, Dice dice, NetworkTerms terms)
    {
        var cities = City.All(PostalCodes.Shipped);
        if (clinics <= Regional)
        {
            var permitted = cities.Where(city => terms.Jurisdictions[city.State].PermitsNeedling).ToList();
            var home = dice.Pick(permitted, city => city.Weight);
            cities = [.. permitted.Where(city => city.State == home.State && city.Middle.DistanceKm(home.Middle) < RegionKm).OrderByDescending(city => city == home)];
        }
        // Each city has one before any has two, as long as there are enough clinics to go round.
        return [.. cities.Take(clinics), .. Enumerable.Range(0, Math.Max(0, clinics - cities.Length)).Select(_ => dice.Pick(cities, city => city.Weight))];
    }

    /// <summary>How many work at each clinic: everywhere one, the rest as it falls.</summary>
    private static int[] Staff(int clinics, int practitioners, Dice dice)
    {
        var staff = Enumerable.Repeat(1, clinics).ToArray();
        for (var left = practitioners - clinics; left > 0; left--)
        {
            // The emptier of two: clinics differ in size, and none grows out of all proportion.
            var (one, other) = (dice.Between(0, clinics - 1), dice.Between(0, clinics - 1));
            staff[staff[one] <= staff[other] ? one : other]++;
        }
        return staff;
    }
}
