using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

public sealed class SearchTests
{
    [Fact]
    public void Orders_by_start_then_distance_then_as_given()
    {
        var late = Offers(Weekdays("10:00", "11:00"), Visit(60));
        var early = Offers(Weekdays("09:00", "11:00"), Visit(60, step: 60));

        var found = Search.Soonest<string>([new("far", late, 9), new("near", late, 2), new("early", early, 5), new("near too", late, 2)], Monday, Monday);

        Assert.Equal(
            ["09:00 early", "10:00 near", "10:00 near too", "10:00 early", "10:00 far"],
            found.Select(each => $"{new[] { each.Offer }.Starts()[0]} {each.Candidate.Who}"));
    }

    [Fact]
    public void Looks_from_today_two_weeks_ahead_unless_told_otherwise()
    {
        var days = Search.Soonest<string>([new("one", Offers(), 0)], null, null).Select(found => found.Offer.Slot.Start.InZone(Denver).Date);

        Assert.Equal((Monday, Monday.PlusDays(14)), (days.First(), days.Last()));
    }

    /// <summary>A thousand clinics of four, in four zones: twenty answers must not cost a look into everybody's book.</summary>
    [Fact]
    public void Reads_the_books_of_few_to_answer_with_twenty()
    {
        var opened = new HashSet<int>();
        string[] zones = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"];
        var candidates = Enumerable.Range(0, 4000).Select(who => new Candidate<int>(
            who,
            Offers(Weekdays(start: who % 10 == 0 ? "07:00" : "09:00", zone: Zone(zones[who % 4])),
                room: _ => { opened.Add(who); return Busy.Never; }, now: Instant.FromUtc(2026, 6, 1, 4, 0)),
            DistanceKm: who)).ToList();

        var found = Search.Soonest(candidates, Monday, Monday.PlusDays(14)).Take(20).ToList();

        Assert.Equal(Enumerable.Range(0, 20).Select(n => n * 20), found.Select(each => each.Candidate.Who));
        Assert.InRange(opened.Count, 20, 21);
    }

    [Fact]
    public void Merging_keeps_every_item_in_order() => Gen.Int[0, 20].Array[0, 8].Array[0, 6].Sample(lists =>
    {
        var sources = lists.Select(list => list.Order().ToArray()).Where(list => list.Length > 0)
            .OrderBy(list => list[0]).Select(list => (list[0] - 1, list.AsEnumerable()));

        return Merge.Ordered(sources, item => item).SequenceEqual(lists.SelectMany(list => list).Order());
    });
}
