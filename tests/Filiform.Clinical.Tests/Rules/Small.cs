using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Tests.Rules;

/// <summary>A handful of facts, one of each kind.</summary>
internal static class Small
{
    public const int Flag = 0, Number = 1, Choice = 2, List = 3, Hidden = 4, Date = 5, Days = 6;

    /// <summary><c>q-hidden</c> is asked only while <c>q-flag</c> is yes; <c>d-days</c> counts from <c>q-date</c> to the day of evaluation.</summary>
    public static readonly FactModel Model = new(
        [
            Define("q-flag", Flag, AnswerType.Boolean), Define("q-number", Number, AnswerType.Number),
            Define("q-choice", Choice, AnswerType.Choice), Define("q-list", List, AnswerType.Multi),
            Define("q-hidden", Hidden, AnswerType.Number), Define("q-date", Date, AnswerType.Date),
            Define("d-days", Days, AnswerType.Number) with { Origin = FactOrigin.Derived },
        ],
        [null, null, null, null, new Test(Flag, Operator.Eq, new Value.YesNo(true)), null, null],
        [null, null, null, null, null, null, new Derivation(DerivedFunction.DaysBetween, [Date, Derivation.AsOf])],
        [Hidden, Days]);

    public static Facts Told(params (string Id, Value Value)[] told) =>
        Facts.Of(Model, new(2027, 2, 8), told.ToDictionary(fact => fact.Id, fact => fact.Value));

    public static Value.Options Options(string commaSeparated) => new([.. commaSeparated.Split(',', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>A condition that always answers the same, over facts of which nothing was told.</summary>
    public static Condition Fixed(Truth truth) => truth switch
    {
        Truth.True => new Test(Number, Operator.Missing, null),
        Truth.False => new Test(Number, Operator.Exists, null),
        _ => new Test(Number, Operator.Gt, new Value.Number(0)),
    };

    private static FactDefinition Define(string id, int index, AnswerType type) => new(id, index, type, [], null, null, FactOrigin.Question);
}
