using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

public sealed class NeedlingAuthorityTests
{
    [Fact]
    public void Of_nobody_in_particular_permits_nothing()
    {
        Assert.False(NeedlingAuthority.None.HoldsOn(Monday));
        Assert.Equal(["licence", "certification", "jurisdiction"], NeedlingAuthority.None.LacksOn(Monday));
    }

    [Fact]
    public void Holds_through_the_day_on_which_a_licence_expires()
    {
        var authority = MayNeedle with { Licence = [new(new(2024, 4, 1), new(2026, 3, 31))] };

        Assert.True(authority.HoldsOn(new(2026, 3, 31)));
        Assert.False(authority.HoldsOn(new(2026, 4, 1)));
        Assert.Equal(["licence"], authority.LacksOn(new(2026, 4, 1)));
    }

    [Fact]
    public void Does_not_hold_before_a_credential_was_issued() =>
        Assert.False((MayNeedle with { Certification = [new(Monday.PlusDays(1), null)] }).HoldsOn(Monday));

    [Fact]
    public void Holds_across_a_renewal_without_a_gap()
    {
        var renewed = MayNeedle with { Licence = [new(new(2024, 1, 1), Monday), new(Monday.PlusDays(1), null)] };

        Assert.True(renewed.HoldsOn(Monday));
        Assert.True(renewed.HoldsOn(Monday.PlusDays(1)));
    }

    [Fact]
    public void Needs_every_further_requirement_and_names_the_ones_it_lacks()
    {
        var authority = MayNeedle with { Further = [new("bls", [Always]), new("bbp", [new(new(2025, 1, 1), new(2025, 12, 31))])] };

        Assert.Equal(["bbp"], authority.LacksOn(Monday));
        Assert.False(authority.HoldsOn(Monday));
    }

    [Fact]
    public void Holds_exactly_when_nothing_is_lacking() => Gen.Select(Spans, Spans, Spans, Spans, Gen.Int[0, 20]).Sample((a, b, c, d, day) =>
    {
        var authority = new NeedlingAuthority(a, b, c, [new("bls", d)]);
        return authority.HoldsOn(Monday.PlusDays(day)) == authority.LacksOn(Monday.PlusDays(day)).IsEmpty;
    });

    private static readonly Gen<ImmutableArray<Validity>> Spans = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 10])
        .Select((from, days) => new Validity(Monday.PlusDays(from), Monday.PlusDays(from + days)))
        .Array[0, 3].Select(spans => spans.ToImmutableArray());
}
