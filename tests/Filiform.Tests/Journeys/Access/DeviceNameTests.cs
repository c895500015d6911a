using Filiform.Journeys.Access.Passkeys;

namespace Filiform.Tests.Journeys.Access;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15", "iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile", "Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0", "Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15", "Mac")]
    [InlineData("curl/8.0", "Passkey")]
    [InlineData(null, "Passkey")]
    public void Is_what_its_owner_calls_it(string? userAgent, string name) => Assert.Equal(name, DeviceName.Of(userAgent));
}
