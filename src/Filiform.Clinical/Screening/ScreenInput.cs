using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Screening;

/// <summary>What a screening is about.</summary>
/// <param name="AsOf">The day of the evaluation, local to the clinic.</param>
/// <param name="Answers">By question id, as told or confirmed for this visit.</param>
/// <param name="Session">The plan and what was recorded so far; null while there is no plan yet.</param>
public sealed record ScreenInput(LocalDate AsOf, IReadOnlyDictionary<string, Value> Answers, SessionSoFar? Session = null)
{
    /// <summary>Answers from the record or an earlier visit that nobody has confirmed for this one. They may raise, never clear.</summary>
    /// <remarks>Answers to questions that the knowledge no longer asks are left out by whoever reads the record.</remarks>
    public IReadOnlyDictionary<string, Value> Held { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>What could not be read and was taken as unknown.</summary>
    public ImmutableArray<FieldNote> Warnings { get; init; } = [];
}

/// <param name="Field">A fact id, or the path to a member such as <c>session.phase</c>.</param>
public sealed record FieldNote(string Field, string Message);
