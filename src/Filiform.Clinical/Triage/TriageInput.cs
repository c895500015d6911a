using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Triage;

/// <summary>A check-in, whole or part way, and what is known of the person and the session behind it.</summary>
/// <param name="AsOf">The day of the evaluation, local to the clinic.</param>
/// <param name="FollowUp">By id: the check-in's answers, the end of the session and when the check-in was answered.</param>
/// <param name="Answers">The screening; what is not there is not known.</param>
/// <param name="Session">Null when nothing is known of it.</param>
public sealed record TriageInput(
    LocalDate AsOf, IReadOnlyDictionary<string, Value> FollowUp, IReadOnlyDictionary<string, Value> Answers, SessionSoFar? Session)
{
    /// <summary>What could not be read and was taken as unknown.</summary>
    public ImmutableArray<FieldNote> Warnings { get; init; } = [];
}
