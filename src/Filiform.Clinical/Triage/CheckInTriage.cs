using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;

namespace Filiform.Clinical.Triage;

/// <summary>Decides how soon somebody must act on a check-in. Free text has no say here: see <see cref="CheckInVerdict"/>.</summary>
public static class CheckInTriage
{
    /// <summary>Evaluates every triage rule. It may run on a form half filled: an emergency shows before the last answer.</summary>
    /// <exception cref="ArgumentException">An answer is to something that is no question or fact.</exception>
    public static TriageResult Evaluate(SafetyKnowledge knowledge, TriageInput input)
    {
        var facts = Facts.Of(
            knowledge.Facts, input.AsOf, input.Answers, input.Session?.Facts ?? ImmutableDictionary<string, Value>.Empty, input.FollowUp);
        ImmutableArray<TriageFinding> findings = [.. knowledge.TriageRules.Select(rule => Find(rule, facts)).OfType<TriageFinding>()];
        var level = findings.Select(finding => finding.CountsAs).Append(TriageLevel.None).Max();
        return new(level, findings, Messages(knowledge, findings, level), Unanswered(findings, facts), input.Warnings, knowledge.Version);
    }

    /// <returns>The finding; null when the rule is false, or unknown and would only ask for self-care.</returns>
    private static TriageFinding? Find(TriageRule rule, Facts facts) => rule.When.Holds(facts) switch
    {
        Truth.True => new(rule, FindingState.Fired),
        Truth.Unknown when rule.Level > TriageLevel.SelfCare => new(rule, FindingState.Unknown),
        _ => null,
    };

    private static ImmutableArray<Message> Messages(SafetyKnowledge knowledge, ImmutableArray<TriageFinding> findings, TriageLevel level) =>
        level == TriageLevel.None
            ? [new("none", knowledge.NothingReported)]
            : [.. from finding in findings
                  where finding.State == FindingState.Fired && finding.Rule.Level == level
                  select new Message(finding.Rule.Id, finding.Rule.PatientMessage)];

    private static ImmutableArray<string> Unanswered(ImmutableArray<TriageFinding> findings, Facts facts) =>
        [.. findings.Where(finding => finding.State == FindingState.Unknown)
            .SelectMany(finding => finding.Rule.Inputs).Distinct().Order()
            .Where(fact => facts.At(fact).State == FactState.Unknown)
            .Select(fact => facts.Model.Definitions[fact].Id)];
}
