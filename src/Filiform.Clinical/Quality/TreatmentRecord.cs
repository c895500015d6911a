namespace Filiform.Clinical.Quality;

/// <summary>One treatment of one clinic with what was told about it.</summary>
/// <param name="Stratum">Its case mix, values joined by <c>|</c> in the order of <see cref="QualityKnowledge.Strata"/>.</param>
/// <param name="AtEnd">Told at the end of the session; empty for no event; null when the question was not answered.</param>
/// <param name="After">Told at the follow-up; likewise.</param>
public sealed record TreatmentRecord(string Stratum, ImmutableArray<ToldEvent>? AtEnd, ImmutableArray<ToldEvent>? After)
{
    /// <summary>Stands for any minor event where a kind is named.</summary>
    public const string AnyMinor = "any-minor";

    public ImmutableArray<ToldEvent>? Told(Question question) => question == Question.Immediate ? AtEnd : After;

    public bool Answered(Question question) => Told(question) is not null;

    /// <param name="kind">An adverse event's id, or <see cref="AnyMinor"/>.</param>
    public bool Had(Question question, string kind) =>
        Told(question) is { } told && told.Any(one => kind == AnyMinor ? one.IsMinor : one.Kind == kind);

    /// <summary>x, N and u of one kind.</summary>
    public static Completeness Count(IReadOnlyCollection<TreatmentRecord> treatments, Question question, string kind) => new(
        treatments.Count, treatments.Count(one => one.Had(question, kind)), treatments.Count(one => !one.Answered(question)));
}

/// <param name="Kind">An id of <c>adverseEvents</c>.</param>
/// <param name="Severity">As recorded: <c>minor</c>, <c>moderate</c> or <c>major</c>.</param>
public readonly record struct ToldEvent(string Kind, string Severity)
{
    public bool IsMinor => Severity == "minor";
}
