using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Tests.Screening;

/// <summary>Generators over the embedded knowledge: answers, plans and single changes.</summary>
internal static class AnyPatient
{
    private static readonly SafetyKnowledge Knowledge = SafetyKnowledge.Embedded;

    /// <summary>A reply to that fact, whatever its type; sometimes *not sure*.</summary>
    public static Gen<Value> Reply(FactDefinition fact) => Gen.Frequency((9, Answer(fact)), (1, Gen.Const(Value.Unsure)));

    public static Gen<Value> Answer(FactDefinition fact) => fact.Type switch
    {
        AnswerType.Boolean => Gen.Bool.Select(yes => (Value)new Value.YesNo(yes)),
        AnswerType.Number or AnswerType.Scale =>
            Gen.Int[(int)(fact.Min ?? 0) + 1, (int)(fact.Max ?? 60)].Select(amount => (Value)new Value.Number(amount)),
        AnswerType.Choice => Gen.OneOf([.. fact.Options]).Select(option => (Value)new Value.Option(option)),
        AnswerType.Multi => Gen.OneOf([.. fact.Options]).Array[0, 3].Select(options => (Value)new Value.Options([.. options])),
        AnswerType.Date => Gen.Int[0, 30_000].Select(days => (Value)new Value.Day(Patient.Today.PlusDays(-days))),
        AnswerType.Datetime => Gen.Int[0, 120].Select(hours => (Value)new Value.Moment(
            (Patient.Today.AtMidnight().PlusHours(hours)).WithOffset(Offset.FromHours(-7)))),
        _ => Gen.String.Select(text => (Value)new Value.Prose(text)),
    };

    public static Gen<FactDefinition> Fact(FactOrigin origin) =>
        Gen.OneOf([.. Knowledge.Facts.Definitions.Where(fact => fact.Origin == origin && fact.Type != AnswerType.Text)]);

    /// <summary>Replies to some of the facts of that origin.</summary>
    public static Gen<ImmutableDictionary<string, Value>> Told(FactOrigin origin) =>
        Fact(origin).SelectMany(fact => Reply(fact).Select(reply => KeyValuePair.Create(fact.Id, reply))).Array[0, 60]
            .Select(told => ImmutableDictionary<string, Value>.Empty.SetItems(told));

    /// <summary>A healthy adult with some replies changed, or somebody of whom little is known.</summary>
    public static readonly Gen<ImmutableDictionary<string, Value>> Answers =
        Gen.Select(Told(FactOrigin.Question), Gen.Bool, (told, healthy) => healthy ? Patient.Healthy.SetItems(told.Take(8)) : told);

    public static readonly Gen<SessionSoFar?> Session = Gen.Select(
        Gen.Int[0, 2], Told(FactOrigin.Session), Gen.Int[0, 3],
        (phase, facts, none) => none == 0 ? null : new SessionSoFar((SessionPhase)phase, Patient.CalfPlan.SetItems(facts)));
}
