using NodaTime.TimeZones;
using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

/// <summary>Both changes of the clock, in every zone a clinic may stand in.</summary>
public sealed class ClockChangeTests
{
    private static readonly string[] Farther =
    [
        "Australia/Lord_Howe", "Australia/Adelaide", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns",
        "Africa/Casablanca", "Africa/Cairo", "Europe/Dublin", "Europe/London", "America/Santiago", "America/Havana",
        "Asia/Beirut", "Antarctica/Troll", "America/Puerto_Rico", "Pacific/Guam", "America/Vancouver", "America/Mexico_City",
    ];

    public static TheoryData<string> EveryZone =>
    [
        .. TzdbDateTimeZoneSource.Default.ZoneLocations!.Where(place => place.CountryCode == "US").Select(place => place.ZoneId),
        .. Farther,
    ];

    /// <summary>Round the clock, every day: nothing is lost, doubled or shifted between 2026 and 2030.</summary>
    [Theory]
    [MemberData(nameof(EveryZone))]
    public void Loses_doubles_and_shifts_no_slot(string id)
    {
        var zone = Zone(id);
        var everyDay = Enumerable.Range(1, 7).Select(day => new Shift((IsoDayOfWeek)day, Filiform.Scheduling.Hours.WholeDay, RoomOne, Always));
        var roster = new Roster(zone, [.. everyDay], [], []);
        var visit = Visit(45, after: 5, step: 20, needling: false, horizon: 2000);
        var now = Instant.FromUtc(2025, 12, 1, 0, 0);
        var offers = Offers(roster, visit, now: now);
        var reference = new Reference(roster, visit, _ => true, (_, _) => false, now);

        foreach (var day in Changes(zone).Append(new LocalDate(2026, 1, 15)))
        {
            var (first, last) = (day.PlusDays(-1), day.PlusDays(1));
            Assert.Equal(reference.Between(first, last), offers.Between(first, last));
        }
    }

    [Fact]
    public void Skips_the_starts_that_no_clock_shows_in_spring()
    {
        var night = new Roster(Denver, [new(IsoDayOfWeek.Sunday, Hours("01:00", "04:00"), RoomOne, Always)], [], []);

        var spring = Offers(night, Visit(30, step: 30), now: Instant.FromUtc(2026, 3, 1, 0, 0)).On(new(2026, 3, 8));

        Assert.Equal(["01:00", "01:30", "03:00", "03:30"], spring.Starts());
        Assert.Equal(4, spring.Select(offer => offer.Slot.Start).Distinct().Count());
    }

    [Fact]
    public void Offers_the_repeated_hour_of_autumn_once_for_each_instant()
    {
        var night = new Roster(Denver, [new(IsoDayOfWeek.Sunday, Hours("00:30", "02:30"), RoomOne, Always)], [], []);

        var autumn = Offers(night, Visit(30, step: 30), now: Instant.FromUtc(2026, 10, 30, 0, 0)).On(new(2026, 11, 1));

        Assert.Equal(
            ["00:30 -06", "01:00 -06", "01:30 -06", "01:00 -07", "01:30 -07", "02:00 -07"],
            autumn.Select(offer => offer.Slot.Start.InZone(Denver).ToString("HH:mm o<g>", null)));
    }

    [Fact]
    public void Lets_a_visit_run_across_the_change()
    {
        var night = new Roster(Denver, [new(IsoDayOfWeek.Sunday, Hours("01:00", "04:00"), RoomOne, Always)], [], []);
        var offers = Offers(night, Visit(60, step: 30), now: Instant.FromUtc(2026, 3, 1, 0, 0));

        var across = offers.On(new(2026, 3, 8))[1];

        Assert.Equal("01:30", across.Slot.Start.InZone(Denver).ToString("HH:mm", null));
        Assert.Equal("03:30", across.Slot.End.InZone(Denver).ToString("HH:mm", null));
    }

    /// <summary>Nine o'clock stays nine o'clock, though the instant moves by an hour.</summary>
    [Fact]
    public void Keeps_the_wall_clock_of_a_roster_from_one_season_to_the_other()
    {
        var offers = Offers(now: Instant.FromUtc(2026, 3, 1, 0, 0));

        Assert.Equal(Instant.FromUtc(2026, 3, 6, 16, 0), offers.On(new(2026, 3, 6))[0].Slot.Start);
        Assert.Equal(Instant.FromUtc(2026, 3, 9, 15, 0), offers.On(new(2026, 3, 9))[0].Slot.Start);
    }

    private static IEnumerable<LocalDate> Changes(DateTimeZone zone) => zone
        .GetZoneIntervals(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2031, 1, 1, 0, 0))
        .Where(constant => constant.HasEnd && constant.End < Instant.FromUtc(2031, 1, 1, 0, 0))
        .Select(constant => constant.End.InZone(zone).Date);
}
