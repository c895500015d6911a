using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Tests.Rules;

public sealed class CodesTests
{
    [Fact]
    public void Speak_kebab_case() =>
        Assert.Equal(
            ["proceed", "proceed-with-precautions", "needs-clinician-review", "defer", "do-not-needle"], Codes.All<Disposition>());

    [Fact]
    public void Find_the_value_again_and_nothing_else()
    {
        Assert.Equal(Disposition.DoNotNeedle, Codes.Find<Disposition>("do-not-needle"));
        Assert.Null(Codes.Find<Disposition>("DoNotNeedle"));
    }
}
