using System.Text;
using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Shared;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>An answer as people read it, and as two browsers compare it.</summary>
public static class AnswerText
{
    private const decimal CentimetresInInch = 2.54m, KilogramsInPound = 0.45359237m;

    /// <returns>The answer in the language of the request, with its unit; empty for no answer and for an optional text left empty.</returns>
    public static string Say(Vocabulary vocabulary, Question question, Value? value)
    {
        var language = Words.Language;
        string Option(string id) => question.Choices.First(choice => choice.Value == id).Label.In(language);
        return value switch
        {
            null => "",
            Value.YesNo { Yes: var yes } => vocabulary.Label("answers", yes ? "yes" : "no").In(language),
            Value.Option { Id: var id } => Option(id),
            Value.Options { Ids: var ids } => string.Join(", ", question.Choices.Where(choice => ids.Contains(choice.Value)).Select(choice => choice.Label.In(language))),
            Value.Number { Amount: var amount } => Measure(vocabulary, question, amount),
            Value.Day { Date: var date } => LongDay(date),
            Value.Prose { Text: var text } => text,
            _ when ReferenceEquals(value, Value.Unsure) => vocabulary.Label("answers", "unsure").In(language),
            _ => "",
        };
    }

    /// <summary>One text for one answer, whoever gave it; empty for none.</summary>
    public static string Key(Value? value)
    {
        if (value is null) return "";
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) AnswersDocument.Write(new Dictionary<string, Value> { ["a"] = value }, json);
        // The writer makes an object of it: {"a":…}
        return Encoding.UTF8.GetString(bytes.ToArray().AsSpan(5..^1));
    }

    public static string LongDay(LocalDate day) => day.ToString(Words.Language == "es" ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy", Words.Culture(Words.Language));

    /// <returns>Feet and whole inches.</returns>
    public static (int Feet, int Inches) FeetAndInches(decimal centimetres)
    {
        var inches = (int)decimal.Round(centimetres / CentimetresInInch, MidpointRounding.AwayFromZero);
        return (inches / 12, inches % 12);
    }

    internal static string FeetInWords(decimal centimetres) => FeetAndInches(centimetres) is var (feet, inches) ? $"{feet} ft {inches} in" : "";

    public static int Pounds(decimal kilograms) => (int)decimal.Round(kilograms / KilogramsInPound, MidpointRounding.AwayFromZero);

    internal static decimal Centimetres(decimal feet, decimal inches) => decimal.Round((feet * 12 + inches) * CentimetresInInch, 1, MidpointRounding.AwayFromZero);

    internal static decimal Kilograms(decimal pounds) => decimal.Round(pounds * KilogramsInPound, 1, MidpointRounding.AwayFromZero);

    /// <summary>People here know their height and weight in their own units, and the record needs the other ones: both are shown.</summary>
    private static string Measure(Vocabulary vocabulary, Question question, decimal amount)
    {
        var number = amount.ToString("0.###", Words.Culture(Words.Language));
        return question.Unit switch
        {
            null or "ratio" => number,
            "cm" => $"{FeetInWords(amount)} ({number} cm)",
            "kg" => $"{Pounds(amount)} lb ({number} kg)",
            var unit => $"{number} {vocabulary.Label("units", unit).In(Words.Language)}",
        };
    }
}
