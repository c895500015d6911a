using Filiform.Journeys.Book;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Book;

public sealed class ExtendHoldTests
{
    [Fact]
    public async Task Gives_the_whole_time_again_once()
    {
        await using var desk = await BookingDesk.Open();
        var hold = (await desk.Hold("10:00")).Value.Token;
        desk.Clinic.Clock.AdvanceMinutes(9);

        var first = await desk.Clinic.Run(new ExtendHold(), new(desk.Clinic.Here, hold));
        desk.Clinic.Clock.AdvanceMinutes(9);
        var second = await desk.Clinic.Run(new ExtendHold(), new(desk.Clinic.Here, hold));

        Assert.Equal(TestClinic.MondayMorning + Duration.FromMinutes(19), first.Value);
        Assert.Equal(first.Value, second.Value);
        Assert.Null((await desk.Book(hold)).Refusal);
    }

    [Fact]
    public async Task Refuses_a_hold_that_has_lapsed()
    {
        await using var desk = await BookingDesk.Open();
        var hold = (await desk.Hold("10:00")).Value.Token;
        desk.Clinic.Clock.AdvanceMinutes(10);

        Assert.Equal(Refusal.HoldLapsed, (await desk.Clinic.Run(new ExtendHold(), new(desk.Clinic.Here, hold))).Refusal);
    }
}
