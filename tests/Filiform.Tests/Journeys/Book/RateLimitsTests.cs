using Filiform.Journeys.Book;
using Filiform.Pipeline;
using NodaTime.Testing;

namespace Filiform.Tests.Journeys.Book;

public sealed class RateLimitsTests
{
    private static readonly Actor Stranger = Actor.Visitor with { Address = "203.0.113.9" };

    [Fact]
    public void Count_by_caller_within_a_while()
    {
        var clock = new FakeClock(TestClinic.MondayMorning);
        var limits = new RateLimits(clock, new("https://care.example.org", false, null));

        Assert.All(Enumerable.Range(0, 5), _ => Assert.False(limits.Refuses(RateLimit.Hold, Stranger)));
        Assert.True(limits.Refuses(RateLimit.Hold, Stranger));
        Assert.False(limits.Refuses(RateLimit.Hold, Stranger with { Address = "203.0.113.10" }));
        clock.AdvanceMinutes(10);
        Assert.False(limits.Refuses(RateLimit.Hold, Stranger));
    }

    [Fact]
    public void Take_a_household_of_the_new_network_for_one()
    {
        var limits = new RateLimits(new FakeClock(TestClinic.MondayMorning), new("https://care.example.org", false, null));
        for (var n = 0; n < 5; n++) limits.Refuses(RateLimit.Hold, Stranger with { Address = $"2001:db8:1:2::{n}" });

        Assert.True(limits.Refuses(RateLimit.Hold, Stranger with { Address = "2001:db8:1:2:ffff::1" }));
        Assert.False(limits.Refuses(RateLimit.Hold, Stranger with { Address = "2001:db8:1:3::1" }));
    }
}
