using System.Globalization;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>Makes up one clinic of a city.</summary>
internal static class GeneratedClinic
{
    private static readonly ImmutableArray<IsoDayOfWeek> Weekdays = [.. Enumerable.Range(1, 5).Select(day => (IsoDayOfWeek)day)];

    private static readonly Hours LongDay = Hours.Between(new(7, 0), new(19, 0))!.Value;
    private static readonly Hours Saturday = Hours.Between(new(8, 0), new(13, 0))!.Value;

    public static ClinicEntry Make(City city, int staff, LocalDate asOf, Slugs ids, Dice dice, NetworkTerms terms)
    {
        var (code, place) = dice.Pick(city.Codes);
        var quarter = dice.Pick(MadeUp.Place);
        var id = ids.Of("clinic", $"{city.Name} {quarter}");
        return new(
            id, $"{quarter} {dice.Pick(MadeUp.Practice)}", $"{city.Name} {quarter}",
            string.Create(CultureInfo.InvariantCulture, $"{dice.Between(100, 9899)} {dice.Pick(MadeUp.Street)}"),
            code, city.Name, city.State, place, city.Zone,
            // 555-01xx is kept free for stories, example.org for documents.
            string.Create(CultureInfo.InvariantCulture, $"+1 {city.AreaCode} 555 01{dice.Between(0, 99):D2}"), $"{id}@clinics.example.org",
            ["en"], [.. dice.Some(terms.Conditions, dice.Between(7, terms.Conditions.Length))],
            [.. Weekdays.Select(day => new WeeklyHours(day, LongDay)), new(IsoDayOfWeek.Saturday, Saturday)],
            [.. Enumerable.Range(asOf.Year, 2).SelectMany(Holidays).Where(day => day >= asOf).Select(day => new DaySpan(day, day))],
            [.. Enumerable.Range(1, Math.Max(2, staff)).Select(room => Room(id, room, ids))]);
    }

    private static RoomEntry Room(string clinic, int number, Slugs ids) =>
        new(ids.Of("room", string.Create(CultureInfo.InvariantCulture, $"{clinic} room {number}")), string.Create(CultureInfo.InvariantCulture, $"Room {number}"));

    private static IEnumerable<LocalDate> Holidays(int year) =>
    [
        new(year, 1, 1),
        new(year, 7, 4),
        LocalDate.FromYearMonthWeekAndDay(year, 11, 4, IsoDayOfWeek.Thursday), // Thanksgiving
        new(year, 12, 25),
    ];
}
