using Filiform.Clinical.Instruments;

namespace Filiform.Clinical.Progress;

/// <summary>A goal of a plan as a score to reach.</summary>
/// <param name="Measure">Id of an instrument.</param>
/// <param name="Falls">Whether the score must fall to <paramref name="Target"/>; otherwise it must rise to it.</param>
public sealed record AimedGoal(string Measure, bool Falls, decimal Target)
{
    public bool MetBy(decimal score) => Falls ? score <= Target : score >= Target;
}

/// <summary>Whether a plan has reached what it aims at (<c>goal-reached</c> of <c>plans.json</c>).</summary>
public static class GoalsMet
{
    /// <summary>Every goal at once, or the pain goal at two visits in a row and the activity goal once.</summary>
    /// <param name="scores">By instrument, oldest first, the baseline left out; a score at each visit where it was taken.</param>
    /// <returns>False without goals.</returns>
    public static bool Of(ImmutableArray<AimedGoal> goals, IReadOnlyDictionary<string, ImmutableArray<decimal>> scores)
    {
        ImmutableArray<decimal> Taken(AimedGoal goal) => scores.GetValueOrDefault(goal.Measure, []);
        if (goals.IsEmpty) return false;
        if (goals.All(goal => Taken(goal) is [.., var last] && goal.MetBy(last))) return true;

        var (pain, activity) = (goals.Where(goal => goal.Measure == InstrumentCatalogue.Pain).ToList(), goals.Where(goal => goal.Measure == InstrumentCatalogue.Activities).ToList());
        return pain.Count > 0 && activity.Count > 0
            && pain.All(goal => Taken(goal) is [.., var before, var last] && goal.MetBy(before) && goal.MetBy(last))
            && activity.All(goal => Taken(goal).Any(goal.MetBy));
    }
}
