namespace Filiform.Clinical.Rules;

/// <summary>What kind of answer a fact takes.</summary>
public enum AnswerType { Boolean, Number, Scale, Choice, Multi, Date, Datetime, Text }

public static class AnswerTypes
{
    /// <summary>Whether <paramref name="value"/> is an answer of this type; *not sure* and *unreadable* are of none.</summary>
    public static bool Takes(this AnswerType type, Value value) => type switch
    {
        AnswerType.Boolean => value is Value.YesNo,
        AnswerType.Number or AnswerType.Scale => value is Value.Number,
        AnswerType.Choice => value is Value.Option,
        AnswerType.Multi => value is Value.Options,
        AnswerType.Date => value is Value.Day,
        AnswerType.Datetime => value is Value.Moment,
        _ => value is Value.Prose,
    };
}
