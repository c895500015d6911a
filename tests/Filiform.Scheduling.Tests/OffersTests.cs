using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

public sealed class OffersTests
{
    [Fact]
    public void Start_every_step_as_long_as_the_visit_fits_into_the_shift()
    {
        var offers = Offers(Weekdays(end: "11:00"), Visit(step: 30));

        Assert.Equal(["09:00", "09:30", "10:00"], offers.On(Monday).Starts());
    }

    [Fact]
    public void Count_their_steps_from_the_start_of_the_shift()
    {
        var offers = Offers(Weekdays("09:10", "11:00"), Visit(step: 30));

        Assert.Equal(["09:10", "09:40", "10:10"], offers.On(Monday).Starts());
    }

    [Fact]
    public void Keep_both_buffers_within_the_shift()
    {
        var offers = Offers(Weekdays(end: "11:00"), Visit(before: 5, after: 10));

        Assert.Equal(["09:15", "09:30", "09:45", "10:00"], offers.On(Monday).Starts());
    }

    [Fact]
    public void Leave_out_what_practitioner_or_room_is_taken_for()
    {
        var practitioner = Busy.During([Slot(Monday, "09:30", 30)]);
        var room = Busy.During([Slot(Monday, "11:45", 15)]);
        var offers = Offers(Weekdays(end: "12:00"), practitioner: practitioner, room: _ => room);

        Assert.Equal(["10:00", "10:15", "10:30", "10:45", "11:00"], offers.On(Monday).Starts());
        Assert.Equal(Obstacles.PractitionerBusy, offers.Against(Slot(Monday, "09:15"), RoomOne));
        Assert.Equal(Obstacles.RoomBusy, offers.Against(Slot(Monday, "11:15"), RoomOne));
    }

    [Fact]
    public void Respect_the_notice_to_the_minute()
    {
        var offers = Offers(Weekdays(end: "11:00"), Visit(noticeHours: 2), now: At(Monday, "07:45"));

        Assert.Equal(["09:45", "10:00", "10:15"], offers.On(Monday).Starts());
        Assert.Equal(Obstacles.TooSoon, offers.Against(Slot(Monday, "09:30"), RoomOne));
    }

    [Fact]
    public void Never_lie_in_the_past_even_without_notice() =>
        Assert.Equal(["10:00", "10:15"], Offers(Weekdays(end: "11:00"), now: At(Monday, "09:46")).On(Monday).Starts());

    [Fact]
    public void End_with_the_horizon()
    {
        var offers = Offers(visit: Visit(horizon: 1));

        var days = offers.Between(Monday.PlusDays(-30), Monday.PlusDays(30)).Select(offer => offer.Slot.Start.InZone(Denver).Date);

        Assert.Equal([Monday, Monday.PlusDays(1)], days.Distinct());
        Assert.Equal(Obstacles.TooFarAhead, offers.Against(Slot(Monday.PlusDays(2), "09:00"), RoomOne));
    }

    [Fact]
    public void Stop_the_day_after_a_licence_expires_for_visits_that_need_needling()
    {
        var authority = MayNeedle with { Licence = [new(new(2024, 1, 1), Monday)] };

        Assert.NotEmpty(Offers(authority: authority).On(Monday));
        Assert.Empty(Offers(authority: authority).On(Monday.PlusDays(1)));
        Assert.Equal(Obstacles.MayNotNeedle, Offers(authority: authority).Against(Slot(Monday.PlusDays(1), "09:00"), RoomOne));
        Assert.NotEmpty(Offers(visit: Visit(needling: false), authority: authority).On(Monday.PlusDays(1)));
    }

    /// <summary>At 23:00 in Denver it is the next day in UTC; the licence asks the clinic's calendar.</summary>
    [Fact]
    public void Ask_for_credentials_on_the_day_of_the_clinic()
    {
        var authority = MayNeedle with { Licence = [new(new(2024, 1, 1), Monday)] };
        var offers = Offers(Weekdays("20:00", "00:00"), authority: authority);

        Assert.True(offers.Include(Slot(Monday, "23:00"), RoomOne));
    }

    [Fact]
    public void Name_all_that_stands_against_a_slot()
    {
        var offers = Offers(visit: Visit(noticeHours: 48), authority: NeedlingAuthority.None, practitioner: Busy.During([Slot(Monday, "18:00")]));

        Assert.Equal(
            Obstacles.OffRoster | Obstacles.TooSoon | Obstacles.MayNotNeedle | Obstacles.PractitionerBusy,
            offers.Against(Slot(Monday, "18:00"), RoomOne));
        Assert.Equal(Obstacles.OtherLength, offers.Against(Slot(Monday, "10:00", 30), RoomOne));
    }

    [Fact]
    public void Are_not_doubled_by_shifts_that_overlap()
    {
        var doubled = Weekdays() with { Extras = [new(Monday, Hours("09:00", "17:00"), RoomOne)] };

        Assert.Equal(Offers().On(Monday), Offers(doubled).On(Monday));
    }

    [Fact]
    public void Are_read_day_by_day()
    {
        var asked = 0;
        var offers = Offers(room: _ => { asked++; return Busy.Never; });

        _ = offers.Between(Monday, Monday.PlusDays(50)).First();

        Assert.Equal(30, asked); // the starts of one day from 09:00 to 16:15
    }
}
