using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;

namespace Filiform.Clinical.Triage;

/// <summary>What becomes of a check-in: the triage of its ticked answers, and what its free text adds to that.</summary>
/// <param name="Level">Never below what was ticked; danger words alone make it a clinician's review.</param>
/// <param name="Concerns">What the comment hints at, for the clinician who reads the alert.</param>
/// <param name="Messages">What the patient is shown; empty only while the form is unfinished and nothing in it needs anybody.</param>
public sealed record CheckInVerdict(
    TriageLevel Level, TriageResult Ticked, ImmutableArray<ConcernFound> Concerns, ImmutableArray<Message> Messages)
{
    private const string Comment = "fu-comment";

    /// <summary>Ids of the questions that still need an answer; none when the check-in is finished.</summary>
    public ImmutableArray<string> Open { get; init; } = [];

    /// <summary>Whether a clinician must be told.</summary>
    public bool NeedsSomebody => Level > TriageLevel.SelfCare;

    public static CheckInVerdict Of(SafetyKnowledge knowledge, DangerWords words, TriageInput input)
    {
        var (ticked, concerns) = Read(knowledge, words, input);
        var level = Raised(ticked.Level, concerns);
        return new(level, ticked, concerns, Said(words, ticked, level, !concerns.IsEmpty));
    }

    /// <summary>
    /// Of a form that is not finished, by what was given alone: a rule that lacks an answer waits for it, one that is true does not wait.
    /// </summary>
    public static CheckInVerdict SoFar(SafetyKnowledge knowledge, DangerWords words, TriageInput input)
    {
        var (ticked, concerns) = Read(knowledge, words, input);
        var fired = ticked.Findings.Where(finding => finding.State == FindingState.Fired).ToImmutableArray();
        var told = fired.Select(finding => finding.Rule.Level).Append(TriageLevel.None).Max();
        var level = Raised(told, concerns);
        ImmutableArray<Message> messages = level <= TriageLevel.SelfCare ? [] :
        [
            .. fired.Where(finding => finding.Rule.Level == level).Select(finding => new Message(finding.Rule.Id, finding.Rule.PatientMessage)),
            .. concerns.IsEmpty || level == TriageLevel.Emergency ? [] : new[] { new Message("words", words.WordsFound) },
        ];
        return new(level, ticked, concerns, messages);
    }

    /// <summary>What a clinician must be told of, each by a name of its own, so that two states of one check-in can be compared.</summary>
    public ImmutableHashSet<string> Dangers =>
    [
        .. Ticked.Findings.Where(finding => finding.State == FindingState.Fired && finding.Rule.Level > TriageLevel.SelfCare).Select(finding => finding.Rule.Id),
        .. Concerns.Select(found => found.Concern.Id),
    ];

    private static (TriageResult, ImmutableArray<ConcernFound>) Read(SafetyKnowledge knowledge, DangerWords words, TriageInput input) => (
        CheckInTriage.Evaluate(knowledge, input), input.FollowUp.GetValueOrDefault(Comment) is Value.Prose comment ? words.FindIn(comment.Text) : []);

    private static TriageLevel Raised(TriageLevel ticked, ImmutableArray<ConcernFound> concerns) =>
        concerns.IsEmpty || ticked > TriageLevel.ClinicianReview ? ticked : TriageLevel.ClinicianReview;

    private static ImmutableArray<Message> Said(DangerWords words, TriageResult ticked, TriageLevel level, bool wordsFound)
    {
        var messages = ImmutableArray.CreateBuilder<Message>();
        // What the ticked answers say would sound too calm beside words that worry us.
        if (level == ticked.Level) messages.AddRange(ticked.Messages);
        if (wordsFound && level < TriageLevel.Emergency) messages.Add(new("words", words.WordsFound));
        if (messages.Count == 0) messages.Add(new("not-known", words.NotKnown));
        return messages.ToImmutable();
    }
}
