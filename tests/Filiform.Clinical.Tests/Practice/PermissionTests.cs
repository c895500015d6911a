using Filiform.Clinical.Practice;

namespace Filiform.Clinical.Tests.Practice;

public sealed class PermissionTests
{
    private static readonly PracticeKnowledge Knowledge = PracticeKnowledge.Embedded();
    private static readonly LocalDate Today = new(2027, 2, 8);
    private static readonly LocalDate Later = new(2027, 12, 31);

    private static readonly HeldCredential[] Complete =
    [
        new("pt-licence", "US-AZ", Later), new("dn-level-1", null, null), new("bls", null, Later), new("bbp", null, Later), new("liability", null, Later),
    ];

    [Fact]
    public void A_complete_set_lets_needle() => Assert.Empty(Missing(Complete));

    [Fact]
    public void A_licence_of_another_state_does_not_count() =>
        Assert.Equal(["pt-licence"], Missing([.. Complete[1..], new("pt-licence", "US-NV", Later)]));

    [Fact]
    public void A_compact_privilege_stands_for_the_licence() =>
        Assert.Empty(Missing([.. Complete[1..], new("compact-privilege", "US-AZ", Later)]));

    [Fact]
    public void Advanced_muscles_and_current_ask_for_more() => Assert.Equal(
        ["dn-electrical", "dn-endorsement", "dn-level-2"],
        NeedlingPermission.Missing(Knowledge.CredentialById, Complete, "US-AZ", Today, true, true, true));

    [Fact]
    public void A_licence_never_runs_on() =>
        Assert.Equal(["pt-licence"], Missing([.. Complete[1..], new("pt-licence", "US-AZ", Today.PlusDays(-1), Extended: true)]));

    [Fact]
    public void An_end_date_that_should_be_there_does_not_clear() =>
        Assert.Equal(["bls"], Missing([.. Complete.Where(one => one.Kind != "bls"), new("bls", null, null)]));

    [Theory]
    [InlineData("US-AL", false, "")]
    [InlineData("US-CT", false, "no-rule-known-here")]
    [InlineData("US-CT", true, "")]
    [InlineData("US-CA", true, "prohibited-here")]
    public void A_place_may_stand_in_the_way(string place, bool scopeConfirmed, string reason) =>
        Assert.Equal(reason, string.Join(",", Knowledge.JurisdictionById[place].ReasonsNotToNeedle(null, scopeConfirmed)));

    [Fact]
    public void A_prohibition_is_overridden_by_two_people()
    {
        var oregon = Knowledge.JurisdictionById["US-OR"];
        var alone = new JurisdictionOverride("permitted-with-conditions", null, null, null, "A. Ortiz", Instant.FromUtc(2027, 8, 1, 9, 0), "Rules are final", "board rule", null);

        Assert.Equal(["second-person-missing"], alone.ReasonsNotToRecord(oregon));
        Assert.Equal(["second-person-missing"], (alone with { SecondPerson = "A. Ortiz" }).ReasonsNotToRecord(oregon));
        Assert.Equal(["prohibited-here"], oregon.ReasonsNotToNeedle(alone, true));
        Assert.Equal(["prohibited-here"], oregon.ReasonsNotToNeedle(alone with { Status = "silent", SecondPerson = "A. Ortiz" }, true));
        Assert.Empty((alone with { SecondPerson = "B. Lund" }).ReasonsNotToRecord(oregon));
        Assert.Empty(oregon.ReasonsNotToNeedle(alone with { SecondPerson = "B. Lund" }, true));
        Assert.Empty(oregon.ReasonsNotToNeedle(alone with { Status = null, Notes = "Final", SecondPerson = "B. Lund" }, true));
        Assert.Equal(["prohibited-here"], oregon.ReasonsNotToNeedle(alone with { Status = null, Notes = "Final", SecondPerson = "B. Lund" }, false));
    }

    /// <summary>A clinic whose board tells it no: its own reading is the stricter one, and it takes two people to needle against it.</summary>
    [Fact]
    public void A_clinic_may_read_a_permission_as_a_prohibition()
    {
        var stricter = new JurisdictionOverride("prohibited", null, null, null, "A. Ortiz", Instant.FromUtc(2027, 8, 1, 9, 0), "Letter of the board", "letter", null);
        var alabama = Knowledge.JurisdictionById["US-AL"];

        Assert.Empty(stricter.ReasonsNotToRecord(alabama));
        Assert.Equal(["prohibited-here"], alabama.ReasonsNotToNeedle(stricter, scopeConfirmed: true));
        Assert.Equal(["prohibited-here"], alabama.ReasonsNotToNeedle(stricter with { SecondPerson = "B. Lund" }, scopeConfirmed: false));
        Assert.Equal(["prohibited-here"], alabama.ReasonsNotToNeedle(stricter with { SecondPerson = "B. Lund" }, scopeConfirmed: true));
        Assert.Empty(alabama.ReasonsNotToNeedle(stricter with { Status = null, Notes = "Two courses" }, scopeConfirmed: false));
        Assert.Equal(["status-unknown"], (stricter with { Status = "maybe" }).ReasonsNotToRecord(alabama));
    }

    [Fact]
    public void An_override_says_who_why_and_on_what() => Assert.Equal(
        ["who-missing", "reason-missing", "source-missing", "nothing-changed"],
        new JurisdictionOverride(null, null, null, null, "", default, " ", "", null).ReasonsNotToRecord(Knowledge.JurisdictionById["US-AL"]));

    [Fact]
    public void Current_through_needles_breaks_a_ban_on_leaving_them_in()
    {
        Assert.Equal(["no-needle-retention"], Knowledge.JurisdictionById["US-NV"].LimitsBroken(false, true, false));
        Assert.Equal(["no-needle-retention", "no-retained-electrical-leads"], Knowledge.JurisdictionById["US-IL"].LimitsBroken(false, true, false));
        Assert.Equal(["no-assistants"], Knowledge.JurisdictionById["US-TN"].LimitsBroken(false, false, true));
        Assert.Empty(Knowledge.JurisdictionById["US-AL"].LimitsBroken(true, true, true));
    }

    [Fact]
    public void Knows_fifty_states_one_district_and_six_countries()
    {
        Assert.Equal(51, Knowledge.States.Length);
        Assert.Equal(57, Knowledge.JurisdictionById.Count);
    }

    private static ImmutableArray<string> Missing(HeldCredential[] held) =>
        NeedlingPermission.Missing(Knowledge.CredentialById, held, "US-AZ", Today, false, false, false);
}
