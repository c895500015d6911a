using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using static Filiform.Clinical.Tests.Rules.Small;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Rules;

public sealed class FactsTests
{
    private static readonly FactModel Ours = SafetyKnowledge.Embedded.Facts;

    [Fact]
    public void Are_unknown_until_answered()
    {
        Assert.Equal(FactState.Unknown, Told()["q-flag"].State);
        Assert.Equal(FactState.Unknown, Told(("q-flag", Value.Unsure))["q-flag"].State);
        Assert.Equal(Fact.Answered(Yes), Told(("q-flag", Yes))["q-flag"]);
    }

    [Fact]
    public void Do_not_apply_where_the_question_is_not_asked()
    {
        Assert.Equal(FactState.NotApplicable, Told(("q-flag", No))["q-hidden"].State);
        Assert.Equal(FactState.NotApplicable, Told(("q-flag", No), ("q-hidden", Value.Unsure))["q-hidden"].State);
        Assert.Equal(FactState.Unknown, Told(("q-flag", Yes))["q-hidden"].State);
        Assert.Equal(FactState.Unknown, Told()["q-hidden"].State);
    }

    [Fact]
    public void Count_an_answer_though_its_question_should_have_been_hidden() =>
        Assert.Equal(Fact.Answered(Of(7)), Told(("q-flag", No), ("q-hidden", Of(7)))["q-hidden"]);

    [Fact]
    public void Stay_unknown_where_something_unreadable_was_given_though_it_should_have_been_hidden()
    {
        Assert.Equal(FactState.Unknown, Told(("q-flag", No), ("q-hidden", Value.Unreadable))["q-hidden"].State);
        Assert.Equal(FactState.Unknown, Told(("q-flag", No), ("q-hidden", One("7")))["q-hidden"].State);
    }

    [Fact]
    public void Refuse_a_name_that_cannot_be_told()
    {
        Assert.Throws<ArgumentException>(() => Told(("q-nothing", Yes)));
        Assert.Throws<ArgumentException>(() => Told(("d-days", Of(1))));
    }

    [Theory]
    [InlineData(2027, 2, 8, 0)]
    [InlineData(2027, 2, 7, 1)]
    [InlineData(2026, 12, 28, 42)]
    [InlineData(2027, 2, 9, -1)]
    public void Count_days_from_the_event_which_is_day_zero(int year, int month, int day, int expected) =>
        Assert.Equal(Fact.Answered(Of(expected)), Told(("q-date", On(year, month, day)))["d-days"]);

    [Theory]
    [InlineData(2009, 2, 8, 18)]
    [InlineData(2009, 2, 9, 17)]
    [InlineData(2028, 1, 1, -1)]
    public void Count_completed_years(int year, int month, int day, int expected) =>
        Assert.Equal(Fact.Answered(Of(expected)), Derived("d-age-years", ("q-date-of-birth", On(year, month, day))));

    [Fact]
    public void Make_somebody_born_on_29_February_a_year_older_on_1_March()
    {
        var born = new Dictionary<string, Value> { ["q-date-of-birth"] = On(2008, 2, 29) };

        Assert.Equal(Fact.Answered(Of(17)), Facts.Of(Ours, new(2026, 2, 28), born)["d-age-years"]);
        Assert.Equal(Fact.Answered(Of(18)), Facts.Of(Ours, new(2026, 3, 1), born)["d-age-years"]);
    }

    [Theory]
    [InlineData(13, 1)]
    [InlineData(13.9, 1)]
    [InlineData(14, 2)]
    [InlineData(27, 2)]
    [InlineData(28, 3)]
    public void Know_the_trimester_by_completed_weeks(double weeks, int trimester) =>
        Assert.Equal(Fact.Answered(Of(trimester)), Derived("d-trimester", ("q-pregnant", One("yes")), ("q-pregnancy-weeks", Of((decimal)weeks))));

    [Fact]
    public void Keep_the_body_mass_index_exact()
    {
        // In binary this is 18.499999999999996, and would send somebody at the limit to review.
        Assert.Equal(Fact.Answered(Of(18.5m)), Derived("d-bmi", ("q-weight-kg", Of(47.36m)), ("q-height-cm", Of(160))));
    }

    [Fact]
    public void Keep_the_fraction_of_an_hour_and_mind_the_offset()
    {
        var from = new Value.Moment(new LocalDateTime(2027, 2, 8, 15, 10).WithOffset(Offset.FromHours(-7)));
        var to = new Value.Moment(new LocalDateTime(2027, 2, 10, 15, 25).WithOffset(Offset.Zero));

        Assert.Equal(Fact.Answered(Of(41.25m)), Derived("d-hours-since-session", ("s-ended-at", from), ("fu-answered-at", to)));
    }

    [Fact]
    public void Derive_nothing_from_what_is_unknown_or_does_not_apply()
    {
        Assert.Equal(FactState.Unknown, Derived("d-bmi", ("q-weight-kg", Of(70))).State);
        Assert.Equal(FactState.Unknown, Derived("d-needle-count-difference", ("s-needles-in", Of(4)), ("s-needles-out", Value.Unsure)).State);
        Assert.Equal(FactState.NotApplicable, Derived("d-trimester", ("q-pregnant", One("no"))).State);
        Assert.Equal(FactState.Unknown, Derived("d-trimester", ("q-pregnant", Value.Unsure)).State);
    }

    private static Fact Derived(string id, params (string Id, Value Value)[] told) =>
        Facts.Of(Ours, Today, told.ToDictionary(fact => fact.Id, fact => fact.Value))[id];
}
