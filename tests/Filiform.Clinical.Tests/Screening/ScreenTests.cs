using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Screening;

public sealed class ScreenTests
{
    [Fact]
    public void Lets_a_healthy_adult_proceed()
    {
        var result = Screened(Healthy, Plan());

        Assert.Equal(Disposition.Proceed, result.Disposition);
        Assert.Empty(result.Findings);
        Assert.Empty(result.Unanswered);
    }

    [Fact]
    public void Clears_nobody_of_whom_nothing_is_known()
    {
        var result = Screened(ImmutableDictionary<string, Value>.Empty);

        Assert.Equal(Disposition.NeedsClinicianReview, result.Disposition);
        Assert.All(result.Findings, finding => Assert.Equal(FindingState.Unknown, finding.State));
        Assert.Contains("q-pneumothorax-history", result.Unanswered);
        Assert.Empty(result.Requires);
    }

    [Fact]
    public void Keeps_a_true_scoped_rule_as_a_constraint_until_there_is_a_plan()
    {
        var result = Screened(Pneumothorax);

        Assert.Equal(Disposition.ProceedWithPrecautions, result.Disposition);
        Assert.Equal(["pneumothorax-history-thoracic"], result.ConstraintIds());
        Assert.Equal(Disposition.DoNotNeedle, result.Found("pneumothorax-history-thoracic")!.Rule.Disposition);
        Assert.Equal(["avoid-region"], result.Requires);
    }

    [Fact]
    public void Gives_a_scoped_rule_its_full_weight_inside_the_plan()
    {
        var result = Screened(Pneumothorax, Plan(("s-regions", Many("scapular"))));

        Assert.Equal(Disposition.DoNotNeedle, result.Disposition);
        Assert.Empty(result.Constraints);
    }

    [Fact]
    public void Lists_a_true_rule_outside_the_plan_as_a_constraint_and_no_more()
    {
        var result = Screened(Pneumothorax, Plan());

        Assert.Equal(Disposition.Proceed, result.Disposition);
        Assert.Equal(["pneumothorax-history-thoracic"], result.ConstraintIds());
        Assert.Empty(result.Findings);
        Assert.Empty(result.Requires);
    }

    [Fact]
    public void Ignores_an_unknown_rule_outside_the_plan()
    {
        var lungsUnsure = With(("q-gate-lungs", Value.Unsure));

        Assert.Equal(Disposition.Proceed, Screened(lungsUnsure, Plan()).Disposition);
        Assert.Equal(Disposition.NeedsClinicianReview, Screened(lungsUnsure, Plan(("s-regions", Many("scapular")))).Disposition);
        Assert.Equal(Disposition.NeedsClinicianReview, Screened(lungsUnsure).Disposition);
    }

    [Fact]
    public void Gives_full_weight_where_the_plan_does_not_say_what_the_scope_asks()
    {
        var silent = new SessionSoFar(SessionPhase.Plan, CalfPlan.Remove("s-muscle-hazards"));

        Assert.Equal(Disposition.DoNotNeedle, Screened(Pneumothorax, silent).Disposition);
    }

    [Fact]
    public void Lifts_to_a_review_for_an_unknown_precaution_and_no_higher()
    {
        var result = Screened(With(("q-ate-today", Value.Unsure)), Plan());

        Assert.Equal(Disposition.NeedsClinicianReview, result.Disposition);
        Assert.Equal(["q-ate-today"], result.Unanswered);
        Assert.Empty(result.Requires);
    }

    [Fact]
    public void Names_the_unknown_questions_behind_a_derived_fact()
    {
        var result = Screened(Healthy.Remove("q-weight-kg"), Plan());

        Assert.Equal(["low-bmi-deep"], result.Findings.Select(finding => finding.Rule.Id));
        Assert.Equal(["q-weight-kg"], result.Unanswered);
    }

    [Fact]
    public void Counts_a_held_answer_under_a_gate_that_says_no() =>
        Assert.Equal(Disposition.DoNotNeedle, Screened(With(("q-calf-swelling", Yes))).Disposition);

    [Fact]
    public void Reviews_a_warning_gate_whose_members_are_all_denied()
    {
        var result = Screened(With(("q-gate-nerve", Yes), ("q-bladder-bowel-saddle", No), ("q-progressive-weakness", No)));

        Assert.Equal(["warning-gate-contradiction"], result.Contradictions.Select(finding => finding.Rule.Id));
        Assert.Equal(Disposition.NeedsClinicianReview, result.Disposition);
    }

    [Fact]
    public void Asks_no_session_rule_without_a_session() =>
        Assert.DoesNotContain(Screened(ImmutableDictionary<string, Value>.Empty).Findings, finding => finding.Rule.Session is not null);

    [Theory]
    [InlineData(SessionPhase.Plan, "")]
    [InlineData(SessionPhase.Start, "start")]
    [InlineData(SessionPhase.Sign, "sign,start")]
    public void Blocks_for_what_is_not_recorded_in_every_phase_so_far(SessionPhase phase, string blocks)
    {
        var result = Screened(Healthy, new(phase, CalfPlan));

        Assert.Equal(blocks, string.Join(',', result.Blocks.Select(block => block.Code())));
    }

    [Fact]
    public void Explains_a_finding_by_the_answers_behind_it()
    {
        var result = Screened(With(("q-date-of-birth", On(2012, 1, 1)), ("q-guardian-present", Yes)));

        var minor = result.Explain(result.Found("minor-12-17")!);
        var consent = result.Explain(result.Found("minor-no-guardian-consent")!);

        Assert.Equal([("d-age-years", Of(15))], minor.Because.Select(known => (known.Fact.Id, known.Value)));
        Assert.Equal(["q-guardian-consent"], consent.NotKnown);
    }

    [Fact]
    public void Lets_the_record_raise_a_risk_but_never_clear_one()
    {
        var held = new Dictionary<string, Value> { ["q-pacemaker-icd"] = Yes, ["q-ate-today"] = Yes };
        var input = new ScreenInput(Today, Healthy.Remove("q-ate-today"), Plan()) { Held = held };

        var result = Screen.Evaluate(SafetyKnowledge.Embedded, input);

        Assert.Equal(FindingState.Fired, result.Found("pacemaker-icd-manual")!.State);
        Assert.Equal(FindingState.Unknown, result.Found("fasting")!.State);
        Assert.Equal(["q-ate-today"], result.Unanswered);
    }

    [Fact]
    public void Prefers_what_is_told_today_to_the_record()
    {
        var input = new ScreenInput(Today, Healthy, Plan()) { Held = new Dictionary<string, Value> { ["q-ate-today"] = No } };

        Assert.Equal(Disposition.Proceed, Screen.Evaluate(SafetyKnowledge.Embedded, input).Disposition);
    }

    private static ImmutableDictionary<string, Value> Pneumothorax =>
        With(("q-gate-lungs", Yes), ("q-lung-disease", One("none")), ("q-pneumothorax-history", Yes), ("q-chest-shape", No));
}
