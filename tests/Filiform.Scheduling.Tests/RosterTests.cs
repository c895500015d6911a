using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

public sealed class RosterTests
{
    [Fact]
    public void Covers_a_visit_that_ends_with_the_shift() => Assert.True(Weekdays().Covers(Slot(Monday, "16:15"), RoomOne));

    [Fact]
    public void Does_not_cover_a_visit_that_outlasts_the_shift() => Assert.False(Weekdays().Covers(Slot(Monday, "16:20"), RoomOne));

    [Fact]
    public void Does_not_cover_another_room() => Assert.False(Weekdays().Covers(Slot(Monday, "10:00"), RoomTwo));

    [Fact]
    public void Covers_a_visit_across_two_shifts_that_touch()
    {
        var roster = new Roster(Denver,
            [
                new(IsoDayOfWeek.Monday, Hours("09:00", "12:00"), RoomOne, Always),
                new(IsoDayOfWeek.Monday, Hours("12:00", "15:00"), RoomOne, Always),
            ], [], []);

        Assert.True(roster.Covers(Slot(Monday, "11:30"), RoomOne));
    }

    [Fact]
    public void Ends_with_the_last_day_of_its_validity()
    {
        var shift = new Shift(IsoDayOfWeek.Monday, Hours("09:00", "17:00"), RoomOne, new(Monday, Monday.PlusDays(7)));
        var roster = new Roster(Denver, [shift], [], []);

        Assert.Empty(roster.OpeningsOn(Monday.PlusDays(-7)));
        Assert.Single(roster.OpeningsOn(Monday));
        Assert.Single(roster.OpeningsOn(Monday.PlusDays(7)));
        Assert.Empty(roster.OpeningsOn(Monday.PlusDays(14)));
    }

    [Fact]
    public void Leave_cuts_a_shift_in_two()
    {
        var dentist = Absence.Between(Monday + Time("11:00"), Monday + Time("12:30"))!;
        var roster = Weekdays() with { Absences = [dentist] };

        Assert.True(roster.Covers(Slot(Monday, "10:15"), RoomOne));
        Assert.False(roster.Covers(Slot(Monday, "10:20"), RoomOne));
        Assert.False(roster.Covers(Slot(Monday, "12:25"), RoomOne));
        Assert.True(roster.Covers(Slot(Monday, "12:30"), RoomOne));
    }

    [Fact]
    public void A_closed_day_wins_over_an_extra_shift()
    {
        var saturday = Monday.PlusDays(5);
        var roster = Weekdays() with { Extras = [new(saturday, Hours("10:00", "12:00"), RoomTwo)] };

        Assert.True(roster.Covers(Slot(saturday, "10:00"), RoomTwo));
        Assert.False((roster with { Absences = [Absence.Days(saturday, saturday)!] }).Covers(Slot(saturday, "10:00"), RoomTwo));
    }

    [Fact]
    public void Names_the_appointments_a_change_would_orphan()
    {
        var changed = Weekdays(end: "15:00");

        var orphans = changed.Orphans([(Slot(Monday, "14:15"), RoomOne), (Slot(Monday, "14:30"), RoomOne)]);

        Assert.Equal([(Slot(Monday, "14:30"), RoomOne)], orphans);
    }

    [Theory]
    [InlineData("09:00", "09:00")]
    [InlineData("17:00", "09:00")]
    [InlineData("09:02", "17:00")]
    public void Hours_that_are_empty_overnight_or_off_the_grid_are_none(string start, string end) =>
        Assert.Null(Filiform.Scheduling.Hours.Between(Time(start), Time(end)));

    [Fact]
    public void Hours_may_end_at_midnight()
    {
        var late = new Roster(Denver, [new(IsoDayOfWeek.Monday, Hours("22:00", "00:00"), RoomOne, Always)], [], []);

        Assert.True(late.Covers(Slot(Monday, "23:15"), RoomOne));
        Assert.False(late.Covers(Slot(Monday, "23:20"), RoomOne));
    }

    [Fact]
    public void An_absence_that_ends_before_it_begins_is_none() => Assert.Null(Absence.Days(Monday, Monday.PlusDays(-1)));
}
