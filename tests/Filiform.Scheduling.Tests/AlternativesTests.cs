using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

public sealed class AlternativesTests
{
    [Fact]
    public void Are_the_three_nearest_the_earlier_first_of_two_equally_near()
    {
        var offers = Offers(practitioner: Busy.During([Slot(Monday, "12:00")]));

        Assert.Equal(["11:15", "12:45", "11:00"], offers.To(At(Monday, "12:00")).Starts());
    }

    [Fact]
    public void Reach_back_to_the_day_before_and_on_to_the_next()
    {
        var tuesday = Monday.PlusDays(1);
        var offers = Offers(Weekdays("09:00", "09:45"));

        var days = offers.To(At(tuesday, "09:00")).Select(offer => offer.Slot.Start.InZone(Denver).Date);

        Assert.Equal([tuesday, Monday, tuesday.PlusDays(1)], days);
    }

    [Fact]
    public void Are_fewer_when_there_are_no_more() =>
        Assert.Equal(["09:00"], Offers(Weekdays("09:00", "09:45"), Visit(horizon: 0)).To(At(Monday.PlusDays(20), "09:00")).Starts());
}
