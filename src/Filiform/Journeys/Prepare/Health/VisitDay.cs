using System.Reflection;
using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>Which questions are about the day of the visit (<c>knowledge/follow-up/visit-day.json</c>); see decision 0011.</summary>
public static class VisitDay
{
    private static readonly ImmutableHashSet<string> Questions = Load();

    public static bool Asks(Question question) => Questions.Contains(question.Id);

    /// <summary>Whether a rule reads nothing but such questions: told on another day, it says nothing of the visit yet.</summary>
    public static bool Decides(SafetyKnowledge knowledge, Rule rule) => rule.Inputs.Length > 0 && rule.Inputs.All(input => Questions.Contains(knowledge.Facts.Definitions[input].Id));

    /// <summary>
    /// The screening as it stands on one day: what was asked about another day is only held, so that it may raise and never clear
    /// (<see cref="Clinical.Screening.ScreenInput.Held"/>). What the patient sent on that very day and about it, or was asked in person on it, counts.
    /// </summary>
    public static ScreeningRow On(this ScreeningRow screening, LocalDate day, DateTimeZone zone)
    {
        var (answers, held) = (screening.Answers.ToBuilder(), screening.Held.ToBuilder());
        foreach (var question in Questions.Where(screening.Answers.ContainsKey))
            if (OnDay(screening, question, day, zone) is { } told) answers[question] = told;
            else
            {
                answers.Remove(question);
                // "I am not sure" of another day can raise nothing; the question is simply open.
                if (screening.Answers[question] is var early && !ReferenceEquals(early, Value.Unsure)) held[question] = early;
            }

        return screening with { Answers = answers.ToImmutable(), Held = held.ToImmutable() };
    }

    private static Value? OnDay(ScreeningRow screening, string question, LocalDate day, DateTimeZone zone)
    {
        bool Falls(Instant at) => at.InZone(zone).Date == day;
        return screening.InPerson.FirstOrDefault(each => each.Question == question && Falls(each.RecordedAt))?.Value
            ?? (screening.CompletedAt is { } sent && Falls(sent) && screening.IsAbout(day, zone) ? screening.Told.GetValueOrDefault(question) : null);
    }

    private static ImmutableHashSet<string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("visit-day.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("questions").EnumerateArray().Select(each => each.GetString()!)];
    }
}
