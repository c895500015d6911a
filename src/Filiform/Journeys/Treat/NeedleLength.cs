using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Journeys.Treat;

/// <summary>How long a needle a row may start with: a suggestion to change, never one that a rule would object to.</summary>
public static class NeedleLength
{
    /// <param name="length">Millimetres, as wished.</param>
    /// <param name="said">The longest needle said for today; null while nobody has said.</param>
    /// <returns>The longest needle sold that is not longer than wished, said, or allowed over this muscle.</returns>
    public static int AtMost(SafetyKnowledge knowledge, Muscle muscle, int length, Value? said)
    {
        var limit = said is Value.Number { Amount: var most } ? Math.Min(length, most) : length;
        return Needles.Lengths.Reverse().Where(each => each <= limit && !IsTooLong(knowledge, muscle, each)).FirstOrDefault(Needles.Lengths[0]);
    }

    private static bool IsTooLong(SafetyKnowledge knowledge, Muscle muscle, int length)
    {
        var needling = muscle.Needling;
        var told = PlanFacts.Of(knowledge.Vocabulary, new([new(muscle.Id, BodySide.Left, needling.Hazards, needling.SiteRegions, needling.Recommended)], [], [], null))
            .SetItem(RecordFacts.LongestNeedle, new Value.Number(length));
        var (facts, index) = (Facts.Of(knowledge.Facts, default, told), knowledge.Facts.IndexOf(RecordFacts.LongestNeedle));
        return knowledge.SessionRules.Any(rule => rule.Inputs.Contains(index) && rule.When.Holds(facts) == Truth.True);
    }
}
