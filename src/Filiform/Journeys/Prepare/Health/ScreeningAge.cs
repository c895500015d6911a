using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>How long a screening speaks for a patient, as the session rule says it.</summary>
public static class ScreeningAge
{
    private const string Rule = "sr-screening-stale", Completed = "s-screening-completed-on";

    /// <summary>Whether answers sent on one day are too old on another, so that no needle could be used.</summary>
    public static bool IsStale(SafetyKnowledge knowledge, LocalDate sent, LocalDate on)
    {
        var told = ImmutableDictionary<string, Value>.Empty.Add(Completed, new Value.Day(sent));
        return knowledge.SessionRules.Any(rule => rule.Id == Rule && rule.When.Holds(Facts.Of(knowledge.Facts, on, told)) != Truth.False);
    }
}
