namespace Filiform.Clinical.Rules;

/// <summary>What is known of one fact on the day of the evaluation.</summary>
public enum FactState
{
    /// <summary>Not answered, marked *not sure*, or unreadable.</summary>
    Unknown,

    /// <summary>Not answered, and its <c>askWhen</c> is false: every operator on it is false.</summary>
    NotApplicable,

    Answered,
}

/// <param name="Value">Null unless the state is <see cref="FactState.Answered"/>.</param>
public readonly record struct Fact(FactState State, Value? Value)
{
    public static readonly Fact Unknown;
    public static readonly Fact NotApplicable = new(FactState.NotApplicable, null);

    public static Fact Answered(Value value) => new(FactState.Answered, value);
}

/// <summary>A name that conditions may read: a question, a session fact or a derived fact.</summary>
/// <param name="Index">Its place in <see cref="FactModel.Definitions"/>, which is the order of the data file.</param>
/// <param name="Options">What a choice or list may hold; empty for every other type.</param>
/// <param name="Min">Smallest number allowed; null when the data sets none.</param>
/// <param name="Max">Largest number allowed; null when the data sets none.</param>
public sealed record FactDefinition(
    string Id, int Index, AnswerType Type, ImmutableArray<string> Options, decimal? Min, decimal? Max, FactOrigin Origin);

/// <summary>Which part of a document gives a fact.</summary>
public enum FactOrigin { Session, Question, FollowUp, Derived }
