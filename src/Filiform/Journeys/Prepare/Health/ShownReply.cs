using Filiform.Clinical.Rules;
using NodaTime.Text;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>An answer as the fields of its question show it.</summary>
public static class ShownReply
{
    /// <summary>The fields filled as this answer was given; all empty for none.</summary>
    public static Reply Of(Question question, Value? value) => value switch
    {
        Value.YesNo { Yes: var yes } => new([yes ? "yes" : "no"]),
        Value.Option { Id: var id } => new([id]),
        Value.Options { Ids: var ids } => new(ids),
        Value.Number { Amount: var amount } => Measure(question, amount),
        Value.Day { Date: var date } => new([LocalDatePattern.Iso.Format(date)]),
        Value.Prose { Text: var text } => new([text]),
        _ => new([], ReferenceEquals(value, Value.Unsure)),
    };

    /// <summary>Whether the fields may be filled with what is only held: typing is spared, but a choice is the patient's own tap.</summary>
    public static bool Prefills(Question question) => question.Fact.Type is AnswerType.Number or AnswerType.Date or AnswerType.Multi or AnswerType.Text;

    /// <summary>Whether an answer says that there is nothing to say.</summary>
    public static bool IsNo(Value? value) => value switch
    {
        Value.YesNo { Yes: var yes } => !yes,
        Value.Option { Id: "no" or "none" } => true,
        Value.Options { Ids: var ids } => ids.All(id => id == "none"),
        _ => false,
    };

    /// <summary>In the units it was typed in: whatever comes out even.</summary>
    private static Reply Measure(Question question, decimal amount)
    {
        var typed = amount.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
        if (question.Unit == "kg" && AnswerText.Pounds(amount) is var pounds && AnswerText.Kilograms(pounds) == amount) return new([], Pounds: $"{pounds}");
        if (question.Unit == "cm" && AnswerText.FeetAndInches(amount) is var (feet, inches) && AnswerText.Centimetres(feet, inches) == amount)
            return new([], Feet: $"{feet}", Inches: $"{inches}");
        return new([typed]);
    }
}
