using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Tests.Screening;
using Filiform.Clinical.Triage;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Triage;

public sealed class CheckInTriageTests
{
    private static readonly SafetyKnowledge Knowledge = SafetyKnowledge.Embedded;

    [Fact]
    public void Thanks_a_patient_with_nothing_to_report()
    {
        var result = Judge(CheckIn.Saying());

        Assert.Equal(TriageLevel.None, result.Level);
        Assert.Equal([new Message("none", Knowledge.NothingReported)], result.Messages);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void Takes_the_highest_level_and_speaks_for_that_level_only()
    {
        var result = Judge(CheckIn.Saying(("fu-bruise", One("small")), ("fu-fever", Yes), ("fu-nerve", One("weakness"))));

        Assert.Equal(TriageLevel.UrgentSameDay, result.Level);
        Assert.Equal(["t-new-weakness", "t-fever"], result.Messages.Select(message => message.Id));
        Assert.Equal(["t-new-weakness", "t-fever", "t-small-bruise"], result.Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void Reads_where_the_needle_went()
    {
        var weak = CheckIn.Saying(("fu-nerve", One("weakness")));

        Assert.Equal(TriageLevel.UrgentSameDay, Judge(weak).Level);
        Assert.Equal(TriageLevel.Emergency, Judge(weak.Near("spinal-canal")).Level);
    }

    [Fact]
    public void Lifts_to_a_review_without_words_when_only_something_unknown_asks_for_it()
    {
        var result = Judge(CheckIn.Saying(("fu-chest-pain", Value.Unsure), ("fu-bruise", One("small"))));

        Assert.Equal(TriageLevel.ClinicianReview, result.Level);
        Assert.Empty(result.Messages);
        Assert.Equal(["fu-chest-pain"], result.Unanswered);
        Assert.Equal(
            [("t-chest-pain-any", FindingState.Unknown), ("t-small-bruise", FindingState.Fired)],
            result.Findings.Select(finding => (finding.Rule.Id, finding.State)));
    }

    [Fact]
    public void Leaves_out_an_unknown_rule_that_would_only_ask_for_self_care()
    {
        var sore = CheckIn.Saying(("fu-soreness", Of(2)), ("fu-soreness-trend", One("better")));

        var result = Judge(sore with { FollowUp = sore.FollowUp.Where(answer => answer.Key != "s-ended-at").ToDictionary() });

        Assert.Equal(TriageLevel.None, result.Level);
        Assert.Empty(result.Findings);
        Assert.Empty(result.Unanswered);
    }

    [Theory]
    [InlineData(11, 15, 3, TriageLevel.SelfCare)]
    [InlineData(11, 15, 4, TriageLevel.SelfCare)]
    [InlineData(11, 16, 3, TriageLevel.SelfCare)]
    [InlineData(11, 16, 4, TriageLevel.ClinicianReview)]
    [InlineData(9, 15, 7, TriageLevel.SelfCare)]
    [InlineData(9, 15, 8, TriageLevel.ClinicianReview)]
    public void Expects_soreness_for_72_hours(int day, int hour, int soreness, TriageLevel expected) =>
        Assert.Equal(expected, Judge(CheckIn.Saying(("fu-answered-at", CheckIn.At(day, hour)), ("fu-soreness", Of(soreness)))).Level);

    [Fact]
    public void Sees_an_emergency_before_the_form_is_finished()
    {
        var begun = new TriageInput(
            Today, new Dictionary<string, Value> { ["fu-breathless"] = One("mild") }, ImmutableDictionary<string, Value>.Empty, Session: null);

        var result = Judge(begun);

        Assert.Equal(TriageLevel.Emergency, result.Level);
        Assert.Equal(["t-breathless-any"], result.Messages.Select(message => message.Id));
    }

    [Fact]
    public void Never_sinks_when_one_more_thing_goes_wrong() =>
        Gen.Select(AnyPatient.Told(FactOrigin.FollowUp), Gen.OneOf("fu-chest-pain", "fu-fever", "fu-stroke-signs", "fu-calf-swelling", "fu-wants-call"))
            .Sample((told, risk) =>
            {
                var well = CheckIn.Saying() with { FollowUp = CheckIn.Quiet.SetItems(told).SetItem(risk, No) };
                var worse = well with { FollowUp = CheckIn.Quiet.SetItems(told).SetItem(risk, Yes) };

                return Judge(worse).Level >= Judge(well).Level;
            }, iter: 500);

    private static TriageResult Judge(TriageInput input) => CheckInTriage.Evaluate(Knowledge, input);
}
