using System.Net;
using Filiform.Journeys.Access;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Access;

public sealed class SignInLimitTests
{
    [Fact]
    public async Task Allows_twenty_a_minute_from_one_address()
    {
        await using var limit = new SignInLimit(new Installation("http://localhost", false, null));
        var address = IPAddress.Parse("203.0.113.7");

        var allowed = Enumerable.Range(0, 25).Count(_ => limit.Allows(address));

        Assert.Equal(20, allowed);
        Assert.True(limit.Allows(IPAddress.Parse("203.0.113.8")));
    }

    [Fact]
    public async Task Counts_a_whole_64_of_IPv6_as_one()
    {
        await using var limit = new SignInLimit(new Installation("http://localhost", false, null));

        var allowed = Enumerable.Range(0, 25).Count(at => limit.Allows(IPAddress.Parse($"2001:db8:1:2::{at + 1:x}")));

        Assert.Equal(20, allowed);
        Assert.True(limit.Allows(IPAddress.Parse("2001:db8:1:3::1")));
    }
}
