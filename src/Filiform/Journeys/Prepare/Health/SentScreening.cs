using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>A screening that was sent and still speaks for a visit, and what it means to the patient. Never a diagnosis.</summary>
/// <param name="SentOn">On the clinic's clock.</param>
/// <param name="Disposition">The health answers alone: whether the patient agrees is another step.</param>
/// <param name="Risks">The rules that are true of this patient, in the order of the data file; their messages are the patient's own risks.</param>
/// <param name="NotSure">Questions that were answered with "I am not sure".</param>
public sealed record SentScreening(
    ScreeningRow Row, LocalDate SentOn, Disposition Disposition, ImmutableArray<Finding> Risks, ImmutableArray<Rule> Urgent, ImmutableArray<Question> NotSure)
{
    /// <summary>Whether no needle can be used as things stand, so the visit is for talking.</summary>
    public bool IsTalkOnly => Disposition is Disposition.Defer or Disposition.DoNotNeedle;

    /// <summary>True on the day they were sent, which is not the day of the visit: they are asked again then, and until then told only as what they would mean.</summary>
    public ImmutableArray<Finding> AskedAgain { get; init; } = [];

    /// <summary>Whether one of them, if it is still so on the day, would keep every needle away: worth a call before the way is made.</summary>
    public bool IsWorthACall => AskedAgain.Any(finding => finding.CountsAs >= Disposition.Defer);

    public ImmutableArray<Finding> Stops => [.. Risks.Where(finding => finding.CountsAs >= Disposition.Defer && !Urgent.Contains(finding.Rule))];

    /// <summary>What the therapist takes care of; needles are still possible.</summary>
    public ImmutableArray<Finding> Cautions => [.. Risks.Where(finding => finding.CountsAs < Disposition.Defer && !Urgent.Contains(finding.Rule))];

    /// <returns>Null when nothing was sent, or so long before the visit that it has to be asked again.</returns>
    public static SentScreening? For(SafetyKnowledge knowledge, VisitToPrepare visit, ScreeningRow? last)
    {
        if (last?.CompletedAt is not { } at || ScreeningAge.IsStale(knowledge, visit.DayOf(at), visit.Day)) return null;

        var result = Screen.Evaluate(knowledge, new(visit.DayOf(at), last.Answers) { Held = last.Held });
        var own = result.Findings.Where(finding => !AsksForConsent(knowledge, finding.Rule)).ToImmutableArray();
        var early = visit.DayOf(at) < visit.Day || !last.IsAbout(visit.Day, visit.Clinic.TimeZone)
            ? own.Where(finding => finding.State == FindingState.Fired && VisitDay.Decides(knowledge, finding.Rule) && !Health.Urgent.In(result).Contains(finding.Rule)).ToImmutableArray()
            : [];
        own = [.. own.Except(early)];
        return new(
            last, visit.DayOf(at), own.Length == 0 ? Disposition.Proceed : own.Max(finding => finding.CountsAs),
            [.. own.Where(finding => finding.State == FindingState.Fired)], Health.Urgent.In(result),
            [.. knowledge.Questions.Where(question => IsUnsure(last, question) && !IsAskedOneByOne(knowledge, last, question))])
        {
            AskedAgain = early,
        };
    }

    private static bool IsUnsure(ScreeningRow row, Question question) => ReferenceEquals(row.Answers.GetValueOrDefault(question.Id), Value.Unsure);

    /// <summary>Who is not sure of a whole group is asked about each thing in it: when they know each, nothing is left to be unsure of.</summary>
    private static bool IsAskedOneByOne(SafetyKnowledge knowledge, ScreeningRow row, Question gate)
    {
        if (!gate.IsGate) return false;
        var group = knowledge.Questions.Where(question => question.AskWhen is { } when && knowledge.Facts.Inputs(when).Contains(gate.Fact.Index)).ToList();
        return group.Count > 0 && group.All(question => row.Answers.ContainsKey(question.Id) && !IsUnsure(row, question));
    }

    private static bool AsksForConsent(SafetyKnowledge knowledge, Rule rule) =>
        rule.Inputs.All(input => knowledge.Questions.Any(question => question.Fact.Index == input && question.Section == ScreeningForm.ConsentSection));
}
