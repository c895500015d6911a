using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

public sealed class WaitlistTests
{
    private static readonly Instant Now = At(Monday, "07:00");
    private static readonly Slot Freed = Slot(Monday, "10:00", 60);

    [Fact]
    public void Asks_first_whoever_joined_first()
    {
        var (late, early) = (Entry() with { JoinedAt = Now }, Entry() with { JoinedAt = Now - Duration.FromDays(1) });

        Assert.Equal([early.Id, late.Id], Matches(late, early).Select(match => match.Entry.Id));
    }

    [Fact]
    public void Offers_the_earliest_time_that_touches_what_came_free() =>
        Assert.Equal(["10:00"], Matches(Entry()).Select(match => match.Offer).Starts());

    [Fact]
    public void Offers_only_the_hours_that_suit() =>
        Assert.Equal(["10:15"], Matches(Entry() with { Hours = Hours("10:05", "11:00") }).Select(match => match.Offer).Starts());

    [Fact]
    public void Passes_over_whoever_it_does_not_suit() => Assert.Empty(Matches(
        Entry() with { Practitioner = Guid.NewGuid() },
        Entry() with { Weekdays = [IsoDayOfWeek.Friday] },
        Entry() with { Days = new(Monday.PlusDays(1), null) },
        Entry() with { Notice = Duration.FromHours(24) },
        Entry() with { Booked = At(Monday, "09:00") },
        Entry() with { Hours = Hours("14:00", "17:00") },
        Entry() with { VisitType = "another" }));

    [Fact]
    public void Moves_somebody_to_an_earlier_time_than_they_have() =>
        Assert.Single(Matches(Entry() with { Booked = At(Monday.PlusDays(3), "09:00") }));

    private static ImmutableArray<WaitlistMatch> Matches(params WaitlistEntry[] entries)
    {
        var rest = Busy.During([Slot(Monday, "09:00", 60), Slot(Monday, "11:00", 360)]);
        var offers = Offers(practitioner: rest, now: Now);
        return Waitlist.Match(entries, Freed, Okafor, type => type == "needling-visit" ? offers : null, Now);
    }

    private static WaitlistEntry Entry() => new(
        Guid.NewGuid(), Now, "needling-visit", null, Always, [], Filiform.Scheduling.Hours.WholeDay, Duration.Zero, null);
}
