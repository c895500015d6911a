using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using static Filiform.Clinical.Tests.Screening.AnyPatient;

namespace Filiform.Clinical.Tests.Screening;

public sealed class ScreenPropertyTests
{
    private const int Times = 500;
    private static readonly SafetyKnowledge Knowledge = SafetyKnowledge.Embedded;

    [Fact]
    public void One_more_answer_leaves_every_rule_that_does_not_read_it() =>
        Gen.Select(Answers, Session, Fact(FactOrigin.Question).SelectMany(fact => Reply(fact).Select(reply => (fact, reply)))).Sample((answers, session, more) =>
        {
            var before = Patient.Screened(answers, session);
            var after = Patient.Screened(answers.SetItem(more.fact.Id, more.reply), session);

            Assert.All(
                before.Findings.Where(finding => !ReadsAtAll(finding.Rule).Contains(more.fact.Index)),
                finding => Assert.Contains(finding, after.Findings));
        }, iter: Times);

    /// <summary>Only <c>exists</c> may turn with silence, so facts that it reads are left out.</summary>
    [Fact]
    public void Not_sure_is_never_milder_than_the_worst_that_could_be_true_short_of_a_review() =>
        Gen.Select(Answers, Session, Fact(FactOrigin.Question).Where(fact => !ReadByExists.Contains(fact.Index))
            .SelectMany(fact => Answer(fact).Select(answer => (fact, answer)))).Sample((answers, session, told) =>
        {
            var known = Patient.Screened(answers.SetItem(told.fact.Id, told.answer), session).Disposition;
            var unsure = Patient.Screened(answers.SetItem(told.fact.Id, Value.Unsure), session).Disposition;

            Assert.True(unsure >= (known < Disposition.NeedsClinicianReview ? known : Disposition.NeedsClinicianReview) || Hidden(answers, told.fact));
        }, iter: Times);

    [Fact]
    public void Anything_unknown_that_counts_is_at_least_a_review_and_says_what_is_missing() =>
        Gen.Select(Answers, Session).Sample((answers, session) =>
        {
            var result = Patient.Screened(answers, session);

            if (result.Findings.All(finding => finding.State == FindingState.Fired)) return result.Unanswered.IsEmpty;
            return result.Disposition >= Disposition.NeedsClinicianReview && !result.Unanswered.IsEmpty;
        }, iter: Times);

    /// <summary>A plain risk is a question that rules only ever wait for a *yes* to.</summary>
    [Fact]
    public void One_more_plain_risk_never_lowers_the_result() =>
        Gen.Select(Answers, Session, Gen.OneOf(PlainRisks)).Sample((answers, session, risk) =>
        {
            var without = Patient.Screened(answers.SetItem(risk, Patient.No), session);
            var with = Patient.Screened(answers.SetItem(risk, Patient.Yes), session);

            return with.Disposition >= without.Disposition;
        }, iter: Times);

    [Fact]
    public void A_later_phase_blocks_whatever_an_earlier_one_did() =>
        Gen.Select(Answers, Told(FactOrigin.Session)).Sample((answers, facts) =>
        {
            var blocks = Enum.GetValues<SessionPhase>().Select(phase => Patient.Screened(answers, new(phase, facts)).Blocks).ToList();

            return blocks[0].All(blocks[1].Contains) && blocks[1].All(blocks[2].Contains);
        }, iter: Times);

    [Fact]
    public void The_record_never_lowers_what_was_told() =>
        Gen.Select(Answers, Session, Told(FactOrigin.Question)).Sample((answers, session, held) =>
        {
            var told = Screen.Evaluate(Knowledge, new(Patient.Today, answers, session));
            var withRecord = Screen.Evaluate(Knowledge, new(Patient.Today, answers, session) { Held = held });

            return withRecord.Disposition >= told.Disposition
                && told.Findings.All(finding => withRecord.Found(finding.Rule.Id) is { } found && found.State <= finding.State);
        }, iter: Times);

    [Fact]
    public void The_order_of_answers_means_nothing() =>
        Gen.Select(Answers, Session).Sample((answers, session) =>
        {
            var forward = Screen.Evaluate(Knowledge, new(Patient.Today, answers.OrderBy(pair => pair.Key).ToDictionary(), session));
            var backward = Screen.Evaluate(Knowledge, new(Patient.Today, answers.OrderByDescending(pair => pair.Key).ToDictionary(), session));

            return Example.Written(json => ScreenDocument.Write(forward, json)) == Example.Written(json => ScreenDocument.Write(backward, json));
        }, iter: 200);

    /// <summary>Every fact that could change the rule: read itself, through a derived fact, or through an <c>askWhen</c>.</summary>
    private static HashSet<int> ReadsAtAll(Rule rule)
    {
        var (all, open) = (new HashSet<int>(), new Stack<int>(rule.Inputs));
        while (open.TryPop(out var fact))
            if (all.Add(fact) && Knowledge.Facts.AskWhen(fact) is { } when)
                foreach (var input in Knowledge.Facts.Inputs(when)) open.Push(input);
        return all;
    }

    private static bool Hidden(ImmutableDictionary<string, Value> answers, FactDefinition fact) =>
        Facts.Of(Knowledge.Facts, Patient.Today, answers.Remove(fact.Id))[fact.Id].State == FactState.NotApplicable;

    private static readonly HashSet<int> ReadByExists =
        [.. Knowledge.Rules.SelectMany(rule => Tests(rule.When)).Where(test => test.Operator is Operator.Exists or Operator.Missing).Select(test => test.Fact)];

    private static readonly string[] PlainRisks =
        [.. from question in Knowledge.Questions
            where question.Fact.Type == AnswerType.Boolean && question is { IsGate: false }
            let read = Knowledge.Rules.Where(rule => ReadsAtAll(rule).Contains(question.Fact.Index)).ToList()
            where read.Count > 0 && read.All(rule => rule.When is Test { Operator: Operator.Eq, Operand: Value.YesNo { Yes: true } } test && test.Fact == question.Fact.Index)
            select question.Id];

    private static IEnumerable<Test> Tests(Condition condition) => condition switch
    {
        All all => all.Parts.SelectMany(Tests),
        Any any => any.Parts.SelectMany(Tests),
        Not not => Tests(not.Part),
        _ => [(Test)condition],
    };
}
