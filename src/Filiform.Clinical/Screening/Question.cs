using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Screening;

/// <summary>One question of the health form or of a check-in. "I am not sure" may always be answered.</summary>
/// <param name="Fact">Its place in the <see cref="FactModel"/>; the id, type, options and range stand there.</param>
/// <param name="Help">Shown under the text; null when there is none.</param>
/// <param name="Unit">A code of the labels' <c>units</c>; null for what has no unit.</param>
/// <param name="Required">Whether the form is complete without it.</param>
/// <param name="AskWhen">Null when it is always put.</param>
/// <param name="GateFor">The questions that *no* closes; empty for a question that is no gate.</param>
public sealed record Question(
    FactDefinition Fact, string Section, Said Text, Said? Help, ImmutableArray<Choice> Choices, string? Unit, bool Required,
    Condition? AskWhen, ImmutableArray<string> GateFor)
{
    public string Id => Fact.Id;

    public bool IsGate => !GateFor.IsEmpty;
}

/// <summary>An option as it is shown.</summary>
public sealed record Choice(string Value, Said Label);
