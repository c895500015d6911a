using System.Globalization;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using NodaTime.Text;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>What somebody typed or ticked for one question, as it came.</summary>
/// <param name="Values">The choice, choices, number, date or text.</param>
/// <param name="Unsure">"I am not sure" was ticked beside a field; a choice may also be the value <c>unsure</c>.</param>
public sealed record Reply(
    ImmutableArray<string> Values, bool Unsure = false, string? Feet = null, string? Inches = null, string? Pounds = null)
{
    /// <summary>Name of the form field, and of what every reason is about.</summary>
    public const string Field = "answer";

    public const string NotSure = "unsure";

    /// <summary>Room for a long list of medicines; more than that belongs in the conversation.</summary>
    public const int LongestText = 2000;

    private const NumberStyles Plain = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowDecimalPoint;

    private static readonly LocalDate Earliest = new(1900, 1, 1);

    private ImmutableArray<string> Given => [.. Values.Where(value => !string.IsNullOrWhiteSpace(value) && value != NotSure)];

    private string First => Given.FirstOrDefault() ?? "";

    /// <summary>Whether nothing at all was given.</summary>
    public bool IsEmpty => Given.IsEmpty && !IsUnsure && string.IsNullOrWhiteSpace(Feet + Inches + Pounds);

    private bool IsUnsure => Unsure || Values.Contains(NotSure);

    /// <summary>Reads the reply to one question.</summary>
    /// <param name="today">On the clinic's clock: what the form asks about has already happened.</param>
    /// <returns>The answer, or what is wrong with it.</returns>
    public (Value? Value, Reason? Wrong) Read(Question question, LocalDate today)
    {
        if (IsUnsure) return IsEmptyBeside ? (Value.Unsure, null) : Wrong("unsure-or-answer");
        if (IsEmpty) return question.Required ? Wrong("choose-answer") : (new Value.Prose(""), null);
        return question.Fact.Type switch
        {
            AnswerType.Boolean => First switch { "yes" => (new Value.YesNo(true), null), "no" => (new Value.YesNo(false), null), _ => Wrong("choose-answer") },
            AnswerType.Choice => question.Fact.Options.Contains(First) ? (new Value.Option(First), null) : Wrong("choose-answer"),
            AnswerType.Multi => Options(question),
            AnswerType.Number or AnswerType.Scale => Number(question),
            AnswerType.Date => Date(today),
            _ => First.Length <= LongestText ? (new Value.Prose(First.Trim()), null) : Wrong("too-long", LongestText),
        };
    }

    private bool IsEmptyBeside => Given.IsEmpty && string.IsNullOrWhiteSpace(Feet + Inches + Pounds);

    private (Value?, Reason?) Options(Question question)
    {
        if (Given.Any(value => !question.Fact.Options.Contains(value))) return Wrong("choose-answer");
        return Given.Length > 1 && Given.Contains("none") ? Wrong("none-or-others") : (new Value.Options([.. Given.Distinct()]), null);
    }

    private (Value?, Reason?) Number(Question question)
    {
        var ours = !string.IsNullOrWhiteSpace(Feet + Inches + Pounds);
        if (ours && First.Length > 0) return Wrong("one-unit");
        if ((ours ? Converted(question) : Parse(First)) is not { } amount) return question.Fact.Type == AnswerType.Scale ? OutOfRange(question) : Wrong("number-form");
        return amount < question.Fact.Min || amount > question.Fact.Max ? OutOfRange(question) : (new Value.Number(amount), null);
    }

    private decimal? Converted(Question question) => question.Unit switch
    {
        "cm" => Parse(Or(Feet)) is { } feet && Parse(Or(Inches)) is { } inches ? AnswerText.Centimetres(feet, inches) : null,
        "kg" => Parse(Or(Pounds)) is { } pounds ? AnswerText.Kilograms(pounds) : null,
        _ => null,
    };

    private static string Or(string? text) => string.IsNullOrWhiteSpace(text) ? "0" : text;

    /// <remarks>A comma is refused, not guessed at: in "2,4" it stands for a point, in "1,500" for nothing.</remarks>
    private static decimal? Parse(string text) => decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var amount) && amount < 1_000_000 ? amount : null;

    private (Value?, Reason?) Date(LocalDate today)
    {
        if (LocalDatePattern.Iso.Parse(First.Trim()) is not { Success: true, Value: var day } || day < Earliest) return Wrong("date-form");
        return day > today ? Wrong("date-future") : (new Value.Day(day), null);
    }

    /// <summary>The limits in the units that were typed.</summary>
    private (Value?, Reason?) OutOfRange(Question question)
    {
        var (min, max) = (question.Fact.Min ?? 0, question.Fact.Max ?? 999_999);
        if (Pounds is { Length: > 0 }) return Wrong("number-range", AnswerText.Pounds(min), AnswerText.Pounds(max));
        return Feet is { Length: > 0 } ? Wrong("number-range", AnswerText.FeetInWords(min), AnswerText.FeetInWords(max)) : Wrong("number-range", min, max);
    }

    private static (Value?, Reason?) Wrong(string code, params ImmutableArray<object> facts) => (null, new Reason(code, Field, facts));
}
