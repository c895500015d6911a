using System.Globalization;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;

namespace Filiform.Journeys.FollowUp;

/// <summary>Says a kept answer in words.</summary>
public static class AnswerWords
{
    /// <returns>The words; null for a plain "no" or "none", which nobody needs to read.</returns>
    public static string? Say(SafetyKnowledge knowledge, Question question, Value value, string language)
    {
        string Label(string id) => knowledge.Vocabulary.Label("answers", id).In(language);
        string Option(string id) => question.Choices.FirstOrDefault(choice => choice.Value == id)?.Label.In(language) ?? id;
        return value switch
        {
            Value.YesNo { Yes: true } => Label("yes"),
            Value.YesNo => null,
            Value.Number number => number.Amount.ToString(CultureInfo.InvariantCulture),
            Value.Option { Id: "none" or "no" } => null,
            Value.Option option => Option(option.Id),
            Value.Options options when options.Ids.All(id => id == "none") => null,
            Value.Options options => string.Join(", ", options.Ids.Select(Option)),
            Value.Prose prose => prose.Text,
            _ when ReferenceEquals(value, Value.Unsure) => Label("unsure"),
            _ => null,
        };
    }
}
