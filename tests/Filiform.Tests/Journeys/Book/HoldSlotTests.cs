using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Book;

public sealed class HoldSlotTests
{
    [Fact]
    public async Task Keeps_a_time_for_ten_minutes()
    {
        await using var desk = await BookingDesk.Open();

        var held = await desk.Hold("10:00");

        Assert.Equal(TestClinic.MondayMorning + Duration.FromMinutes(10), held.Value.Until);
        Assert.Equal(64, held.Value.Token.Length);
        // Thirty minutes of a practitioner and a room, in cells of five.
        Assert.Equal(12, await desk.Count("claim"));
        Assert.Equal(0, await desk.Clinic.Scalar<long>("select count(*) from hold where token_digest = @Token", new { held.Value.Token }));
    }

    [Theory]
    [InlineData("10:00")]
    [InlineData("10:15")]
    [InlineData("09:45")]
    public async Task Refuses_a_time_that_overlaps_a_held_one(string time)
    {
        await using var desk = await BookingDesk.Open();
        await desk.Hold("10:00");

        var second = await desk.Hold(time);

        Assert.Equal(Refusal.SlotTaken, second.Refusal);
        Assert.Equal(1, await desk.Count("hold"));
        Assert.Equal(12, await desk.Count("claim"));
    }

    [Fact]
    public async Task Takes_over_a_hold_that_has_lapsed()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Hold("10:00");
        desk.Clinic.Clock.AdvanceMinutes(10);

        Assert.Null((await desk.Hold("10:15")).Refusal);
    }

    [Fact]
    public async Task Gives_a_second_click_the_first_answer()
    {
        await using var desk = await BookingDesk.Open();

        var first = await desk.Hold("10:00", key: "of this page");
        var second = await desk.Hold("10:00", key: "of this page");

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, await desk.Count("hold"));
    }

    [Theory]
    [InlineData("07:00")]
    [InlineData("16:45")]
    [InlineData("10:05")]
    [InlineData("08:30")]
    public async Task Refuses_a_time_that_is_not_on_offer(string time)
    {
        await using var desk = await BookingDesk.Open();

        Assert.Equal(Refusal.NotOffered, (await desk.Hold(time)).Refusal);
    }

    [Fact]
    public async Task Refuses_needling_without_every_credential()
    {
        await using var clinic = await TestClinic.New();
        var held = await clinic.Run(
            new Filiform.Journeys.Book.HoldSlot(new(), new("https://care.example.org", false, null, false)),
            new(clinic.Here, clinic.Treatment, clinic.Okafor, clinic.RoomOne, clinic.At("10:00")));

        Assert.Equal(Refusal.NotOffered, held.Refusal);
    }

    [Fact]
    public async Task Refuses_a_clinic_that_is_not_the_rooms()
    {
        await using var desk = await BookingDesk.Open();

        var elsewhere = await desk.Clinic.Run(
            new Filiform.Journeys.Book.HoldSlot(desk.Diaries, desk.Installation), desk.At("10:00") with { Clinic = new(Guid.NewGuid()) });

        Assert.Equal(Refusal.NotOffered, elsewhere.Refusal);
    }

    [Fact]
    public async Task Forgets_a_hold_after_a_day()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Hold("10:00");
        desk.Clinic.Clock.AdvanceHours(25);

        await desk.Clinic.Run(new Filiform.Journeys.Book.HoldSlot(desk.Diaries, desk.Installation),
            desk.At("14:00") with { Start = desk.Clinic.At("14:00") + Duration.FromDays(1) });

        Assert.Equal(1, await desk.Count("hold"));
        Assert.Equal(12, await desk.Count("claim"));
    }

    [Fact]
    public async Task Stops_a_robot_that_holds_everything()
    {
        await using var desk = await BookingDesk.Open();
        var limited = desk.Installation with { Limits = true };
        var robot = Actor.Visitor with { Address = "203.0.113.9" };
        foreach (var time in new[] { "10:00", "10:30", "11:00" }) Assert.Null((await desk.Hold(time, installation: limited, actor: robot)).Refusal);

        Assert.Equal(Refusal.TooMany, (await desk.Hold("11:30", installation: limited, actor: robot)).Refusal);
        // Strangers together keep at most a tenth of the day, here three times; the desk is not limited.
        Assert.Equal(Refusal.TooMany, (await desk.Hold("11:30", installation: limited, actor: Actor.Visitor with { Address = "203.0.113.10" })).Refusal);
        Assert.Null((await desk.Hold("11:30", installation: limited, actor: desk.Clinic.FrontDesk)).Refusal);
    }
}
