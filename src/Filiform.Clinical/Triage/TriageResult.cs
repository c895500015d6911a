using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Screening;

namespace Filiform.Clinical.Triage;

/// <summary>How urgent a check-in is by its ticked answers.</summary>
/// <param name="Findings">The rules that are true, and the unknown ones above self-care, in the order of the data file.</param>
/// <param name="Messages">
/// What the fired rules of the resulting level say to the patient. Empty when only an unknown rule lifted the level:
/// <see cref="CheckInVerdict"/> has the words for that.
/// </param>
/// <param name="Unanswered">Ids of the unknown facts that the unknown rules read, in the order of the data file.</param>
public sealed record TriageResult(
    TriageLevel Level, ImmutableArray<TriageFinding> Findings, ImmutableArray<Message> Messages,
    ImmutableArray<string> Unanswered, ImmutableArray<FieldNote> Warnings, string KnowledgeVersion);

public sealed record TriageFinding(TriageRule Rule, FindingState State)
{
    /// <summary>What it adds to the result: an unknown rule asks for a clinician's look, whatever it would mean if true.</summary>
    public TriageLevel CountsAs => State == FindingState.Fired ? Rule.Level : TriageLevel.ClinicianReview;
}

/// <summary>Something said to the patient.</summary>
/// <param name="Id">Of the rule that says it, or <c>none</c>.</param>
public sealed record Message(string Id, Said Text);
