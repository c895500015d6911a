using System.Text.Json;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Progress;

public sealed class ReevaluationTests
{
    private static readonly InstrumentCatalogue Instruments = InstrumentCatalogue.Embedded();
    private static readonly JsonElement Vectors = Checkout.Json("knowledge/plans.json").GetProperty("ruleVectors");

    private static readonly Reevaluation Quiet = new(3, [], 0.5, false, false, false, false, false);

    public static TheoryData<string> Names => [.. Vectors.EnumerateArray().Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory, MemberData(nameof(Names))]
    public void Decides_as_printed(string name)
    {
        var vector = Vectors.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);

        var decided = new Reevaluation(
            vector.GetProperty("sessionsDone").GetInt32(), [Measure("nprs", vector), Measure("psfs", vector)],
            vector.GetProperty("pMeaningful").GetDouble(), vector.GetProperty("seriousEvent").GetBoolean(),
            vector.GetProperty("redFlag").GetBoolean(), vector.GetProperty("patientStops").GetBoolean(),
            WorseTwice: false, vector.GetProperty("goalsMet").GetBoolean()).Decide();

        Assert.Equal(vector.GetProperty("expected").GetString(), decided.Advice.Code());
    }

    [Fact]
    public void Stops_when_worse_at_two_visits_in_a_row() =>
        Assert.Equal(["worse-twice"], (Quiet with { WorseTwice = true }).Decide().Reasons);

    [Fact]
    public void Does_not_stop_for_a_probability_that_is_not_known() =>
        Assert.Equal(Advice.Modify, (Quiet with { Meaningful = null }).Decide().Advice);

    [Fact]
    public void Gives_every_reason_to_stop() => Assert.Equal(
        ["serious-event", "patient-stops", "no-improvement-and-unlikely"],
        (Quiet with { SeriousEvent = true, PatientStops = true, Meaningful = 0.1, GoalsMet = true }).Decide().Reasons);

    [Theory]
    [InlineData("7,5", "5,5", Advice.Continue, "threshold-met")]
    [InlineData("7,5", "5,3", Advice.Modify, "one-better-another-worse")]
    [InlineData("5,7", "5,5", Advice.Modify, "worse-by-threshold")]
    [InlineData("6,5", "5,5", Advice.Modify, "below-every-threshold")]
    public void Gives_the_reason_by_name(string pain, string activity, Advice advice, string reason)
    {
        var decided = (Quiet with { Measures = [Pair("nprs", pain), Pair("psfs", activity)] }).Decide();

        Assert.Equal(advice, decided.Advice);
        Assert.Equal([reason], decided.Reasons);
    }

    [Fact]
    public void Names_each_thing_that_wins_over_the_scores()
    {
        Assert.Equal(["red-flag"], (Quiet with { RedFlag = true }).Decide().Reasons);
        Assert.Equal(["goals-met"], (Quiet with { GoalsMet = true }).Decide().Reasons);
    }

    [Theory]
    [InlineData(3, 0.199, "6,6", Advice.StopReassess)]
    [InlineData(3, 0.2, "6,6", Advice.Modify)]
    [InlineData(2, 0.1, "6,6", Advice.Modify)]
    [InlineData(3, 0.1, "6,4", Advice.Continue)]
    public void Stops_for_no_improvement_only_after_three_sessions_and_below_a_fifth(int sessions, double likely, string pain, Advice advice) =>
        Assert.Equal(advice, (Quiet with { SessionsDone = sessions, Meaningful = likely, Measures = [Pair("nprs", pain)] }).Decide().Advice);

    private static Measured Pair(string id, string scores) => scores.Split(',') is [var before, var now]
        ? new(Instruments.ById[id], decimal.Parse(before, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
        : throw new ArgumentException(scores);

    private static Measured Measure(string id, JsonElement vector) => new(
        Instruments.ById[id], vector.GetProperty(id)[0].GetDecimal(), vector.GetProperty(id)[1].GetDecimal());
}
