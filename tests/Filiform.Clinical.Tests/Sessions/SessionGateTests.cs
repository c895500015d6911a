using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Tests.Screening;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Sessions;

public sealed class SessionGateTests
{
    private static readonly ImmutableHashSet<string> None = [];

    /// <summary>A calf, everything asked before the first needle answered well.</summary>
    private static readonly ImmutableDictionary<string, Value> Ready = CalfPlan.SetItems(new Dictionary<string, Value>
    {
        ["s-screening-completed-on"] = On(2027, 2, 7), ["s-consent-today"] = Yes, ["s-identity-and-site-checked"] = Yes, ["s-position"] = One("prone"),
        ["s-hand-hygiene"] = Yes, ["s-skin-inspected-clean"] = Yes, ["s-needles-sterile-single-use"] = Yes, ["s-sharps-container-ready"] = Yes,
        ["s-gloves-or-policy"] = Yes, ["s-emergency-plan-ready"] = Yes, ["s-heavy-exercise-24h"] = No, ["s-days-since-last-session-same-site"] = Of(7),
    });

    private static readonly ImmutableDictionary<string, Value> Finished = Ready.SetItems(new Dictionary<string, Value>
    {
        ["s-needle-length-mm"] = Of(30), ["s-max-depth-mm"] = Of(15), ["s-needles-in"] = Of(2), ["s-needles-out"] = Of(2),
        ["s-needle-broken-or-retained"] = No, ["s-stop-request-honoured"] = Yes, ["s-left-alone-with-needles"] = No, ["s-vasovagal-event"] = No,
        ["s-sharp-thoracic-pain"] = No, ["s-electric-nerve-pain"] = No, ["s-bleeding-controlled"] = Yes, ["s-needlestick-injury"] = No,
        ["s-adverse-event-recorded"] = Yes, ["s-observed-minutes"] = Of(5), ["s-aftercare-given"] = Yes,
    });

    [Fact]
    public void Lets_a_healthy_adult_start_and_sign_when_all_is_answered()
    {
        Assert.Empty(SessionGate.ToStart(At(SessionPhase.Start, Ready), None));
        Assert.Empty(SessionGate.ToSign(At(SessionPhase.Sign, Finished), None, None, needled: true));
    }

    [Fact]
    public void Names_every_reason_at_once()
    {
        var reasons = SessionGate.ToStart(At(SessionPhase.Start, Ready.Remove("s-hand-hygiene").SetItem("s-position", One("seated")).SetItem("s-over-implant", Yes)), None);

        Assert.Equal(
            [("sr-over-implant", GateCause.Absolute), ("sr-position-upright", GateCause.Undecided), ("sr-hand-hygiene-missing", GateCause.Unanswered)],
            reasons.Select(reason => (reason.Rule.Id, reason.Cause)));
    }

    [Fact]
    public void Lets_a_documented_decision_pass_a_relative_rule_and_no_other()
    {
        var seated = At(SessionPhase.Start, Ready.SetItem("s-position", One("seated")));

        Assert.Empty(SessionGate.ToStart(seated, ["sr-position-upright"]));
        Assert.NotEmpty(SessionGate.ToStart(seated, ["sr-gloves-policy"]));
    }

    [Fact]
    public void Lets_no_decision_stand_in_for_an_answer()
    {
        var reasons = SessionGate.ToStart(At(SessionPhase.Start, Ready.Remove("s-gloves-or-policy")), ["sr-gloves-policy"]);

        Assert.Equal(GateCause.Unanswered, Assert.Single(reasons).Cause);
    }

    [Fact]
    public void Asks_for_a_decision_where_an_unknown_rule_blocks_nothing()
    {
        var unsure = Screen.Evaluate(
            Filiform.Clinical.Knowledge.Safety.SafetyKnowledge.Embedded,
            new(Today, With(("q-skin-problem", Value.Unsure)), new(SessionPhase.Start, Ready)));

        var reasons = SessionGate.ToStart(unsure, None);

        Assert.All(reasons, reason => Assert.Equal((FindingState.Unknown, GateCause.Undecided), (reason.State, reason.Cause)));
        Assert.NotEmpty(reasons);
        Assert.Empty(SessionGate.ToStart(unsure, reasons.Select(reason => reason.Rule.Id).ToImmutableHashSet()));
    }

    [Fact]
    public void Takes_no_decision_for_what_the_patient_can_be_asked()
    {
        var unsure = Screen.Evaluate(
            Filiform.Clinical.Knowledge.Safety.SafetyKnowledge.Embedded, new(Today, With(("q-ate-today", Value.Unsure)), new(SessionPhase.Start, Ready)));
        ImmutableHashSet<string> fasting = ["fasting"];

        Assert.Empty(SessionGate.ToStart(unsure, decided: fasting));
        Assert.Equal(GateCause.Unanswered, Assert.Single(SessionGate.ToStart(unsure, decided: fasting, toAsk: fasting)).Cause);
        Assert.Equal(GateCause.Unanswered, SessionGate.ToSign(unsure, fasting, None, needled: true, toAsk: fasting).Single(reason => reason.Rule.Id == "fasting").Cause);
    }

    [Fact]
    public void Lets_a_signature_pass_once_what_a_rule_requires_was_done()
    {
        var retained = At(SessionPhase.Sign, Finished.SetItem("s-needles-out", Of(1)).SetItem("s-needle-broken-or-retained", Yes));

        Assert.Equal(
            ["sr-count-mismatch", "sr-needle-retained"],
            SessionGate.ToSign(retained, ["sr-count-mismatch", "sr-needle-retained"], None, needled: true).Select(reason => reason.Rule.Id));
        Assert.Empty(SessionGate.ToSign(retained, None, ["sr-count-mismatch", "sr-needle-retained"], needled: true));
    }

    [Fact]
    public void Asks_nothing_of_needling_where_nothing_was_needled()
    {
        var refused = At(SessionPhase.Sign, Finished.SetItem("s-over-implant", Yes).SetItem("s-consent-today", No));

        Assert.Empty(SessionGate.ToSign(refused, None, None, needled: false));
        Assert.Equal(2, SessionGate.ToSign(refused, None, None, needled: true).Length);
    }

    /// <summary>The rule that nobody may soften: whatever was decided or done, an absolute rule that is true lets no needle in.</summary>
    [Fact]
    public void An_absolute_rule_never_passes_a_decision() =>
        Gen.Select(AnyPatient.Answers, AnyPatient.Told(FactOrigin.Session)).Sample((answers, facts) =>
        {
            var result = Screened(answers, new(SessionPhase.Start, CalfPlan.SetItems(facts)));
            var everything = result.Findings.Select(finding => finding.Rule.Id).ToImmutableHashSet();
            var left = SessionGate.ToStart(result, everything).Select(reason => reason.Rule.Id).ToHashSet();
            return result.Findings.Where(finding => finding is { State: FindingState.Fired, Rule.Severity: Severity.Absolute }).All(finding => left.Contains(finding.Rule.Id));
        }, iter: 300);

    /// <summary>An unknown session rule that blocks is as good as a true one, and a decision takes a reason away but never adds one.</summary>
    [Fact]
    public void What_blocks_is_always_among_the_reasons_and_decisions_only_take_away() =>
        Gen.Select(AnyPatient.Answers, AnyPatient.Told(FactOrigin.Session)).Sample((answers, facts) =>
        {
            var result = Screened(answers, new(SessionPhase.Sign, CalfPlan.SetItems(facts)));
            var all = SessionGate.ToSign(result, None, None, needled: true);
            var some = SessionGate.ToSign(result, result.Findings.Where((_, at) => at % 2 == 0).Select(finding => finding.Rule.Id).ToImmutableHashSet(), None, needled: true);
            var blocking = result.Findings.Where(finding => finding.Rule.Session?.Blocks is not null).Select(finding => finding.Rule.Id);
            return blocking.All(id => all.Any(reason => reason.Rule.Id == id)) && some.All(all.Contains);
        }, iter: 300);

    private static ScreeningResult At(SessionPhase phase, ImmutableDictionary<string, Value> facts) => Screened(Healthy, new(phase, facts));
}
