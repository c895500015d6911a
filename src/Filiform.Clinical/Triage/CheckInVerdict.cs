using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Triage;

/// <summary>What becomes of a check-in: the triage of its ticked answers, and what its free text adds to that.</summary>
/// <param name="Level">Never below that of <paramref name="Ticked"/>; danger words alone make it a clinician's review.</param>
/// <param name="Concerns">What the comment hints at, for the clinician who reads the alert.</param>
/// <param name="Messages">What the patient is shown; never empty.</param>
public sealed record CheckInVerdict(
    TriageLevel Level, TriageResult Ticked, ImmutableArray<ConcernFound> Concerns, ImmutableArray<Message> Messages)
{
    private const string Comment = "fu-comment";

    public static CheckInVerdict Of(SafetyKnowledge knowledge, DangerWords words, TriageInput input)
    {
        var ticked = CheckInTriage.Evaluate(knowledge, input);
        var concerns = input.FollowUp.GetValueOrDefault(Comment) is Value.Prose comment ? words.FindIn(comment.Text) : [];
        var level = concerns.IsEmpty || ticked.Level > TriageLevel.ClinicianReview ? ticked.Level : TriageLevel.ClinicianReview;
        return new(level, ticked, concerns, Said(words, ticked, level, !concerns.IsEmpty));
    }

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
