using System.Text;
using Filiform.Journeys.Access.Credentials;

namespace Filiform.Tests.Journeys.Access;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B; the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Makes_the_codes_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepAt(Instant.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Accepts_one_step_either_way(int away, bool accepted)
    {
        var now = Instant.FromUnixTimeSeconds(1234567890);

        var step = Totp.StepOf(Secret, Totp.CodeAt(Secret, Totp.StepAt(now) + away), now, lastStep: 0);

        Assert.Equal(accepted, step is not null);
    }

    [Fact]
    public void Accepts_no_step_at_or_before_the_last_one_used()
    {
        var now = Instant.FromUnixTimeSeconds(1234567890);

        Assert.Null(Totp.StepOf(Secret, Totp.CodeAt(Secret, Totp.StepAt(now)), now, lastStep: Totp.StepAt(now)));
    }

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Spells_secrets_in_base_32(string text, string spelled) => Assert.Equal(spelled, Totp.Base32(Encoding.ASCII.GetBytes(text)));
}
