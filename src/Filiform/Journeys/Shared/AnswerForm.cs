using System.Globalization;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Pipeline;
using NodaTime.Text;

namespace Filiform.Journeys.Shared;

/// <summary>One question as a form field: what was given so far, and what is wrong with it.</summary>
public sealed record AnswerField(Question Question, IReadOnlyDictionary<string, Value> Given, Refusal? Refusal)
{
    public Value? Value => Given.GetValueOrDefault(Question.Id);
    public bool Wrong => Refusal is { Reasons.IsDefaultOrEmpty: false } && Refusal.Reasons.Any(reason => reason.Field == Question.Id);
    public bool IsUnsure => ReferenceEquals(Value, Filiform.Clinical.Rules.Value.Unsure);
}

/// <summary>Reads the answers to questions of <c>safety.json</c> from a posted form; each field is named by its question's id.</summary>
public static class AnswerForm
{
    private const string Unsure = "unsure";

    /// <summary>A life told in full fits; a flood does not.</summary>
    private const int LongestText = 2_000;

    /// <returns>What could be read, and for each field that could not, why.</returns>
    public static (ImmutableDictionary<string, Value> Given, ImmutableArray<Reason> Wrong) Read(IEnumerable<Question> questions, IFormCollection form)
    {
        var given = ImmutableDictionary.CreateBuilder<string, Value>();
        var wrong = ImmutableArray.CreateBuilder<Reason>();
        foreach (var question in questions)
        {
            var texts = form[question.Id].Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim()).ToList();
            if (texts.Count == 0) continue;
            if (texts.Contains(Unsure)) given[question.Id] = Value.Unsure;
            else if (Read(question.Fact, texts) is { } value) given[question.Id] = value;
            else wrong.Add(WhyNot(question));
        }

        return (given.ToImmutable(), wrong.ToImmutable());
    }

    private static Value? Read(FactDefinition fact, List<string> texts) => fact.Type switch
    {
        AnswerType.Boolean => texts[0] switch { "true" => new Value.YesNo(true), "false" => new Value.YesNo(false), _ => null },
        AnswerType.Number or AnswerType.Scale => Number(fact, texts[0]),
        AnswerType.Choice => fact.Options.Contains(texts[0]) ? new Value.Option(texts[0]) : null,
        AnswerType.Multi => texts.All(fact.Options.Contains) ? new Value.Options([.. texts.Distinct()]) : null,
        AnswerType.Date => LocalDatePattern.Iso.Parse(texts[0]) is { Success: true } day ? new Value.Day(day.Value) : null,
        AnswerType.Text => texts[0].Length <= LongestText ? new Value.Prose(texts[0]) : null,
        _ => null,
    };

    /// <summary>People write 2.4 and 2,4 alike.</summary>
    private static Value.Number? Number(FactDefinition fact, string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && !(amount < fact.Min) && !(amount > fact.Max) ? new(amount) : null;

    private static Reason WhyNot(Question question) => (question.Fact.Type, question.Fact.Min, question.Fact.Max) switch
    {
        (AnswerType.Number or AnswerType.Scale, { } min, { } max) => new("number-between", question.Id, min, max),
        (AnswerType.Number or AnswerType.Scale, _, _) => new("number", question.Id),
        (AnswerType.Date, _, _) => new("date", question.Id),
        (AnswerType.Text, _, _) => new("too-long", question.Id, LongestText),
        _ => new("choose-one", question.Id),
    };
}
