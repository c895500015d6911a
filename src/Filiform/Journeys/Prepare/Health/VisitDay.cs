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

    private static ImmutableHashSet<string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("visit-day.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("questions").EnumerateArray().Select(each => each.GetString()!)];
    }
}
