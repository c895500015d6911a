using Filiform.Clinical.Atlas;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>What the rules read of a muscle must be spelt as the rules spell it: a slip would take it out of a rule about the lung without a word.</summary>
public static class AtlasInSafety
{
    /// <exception cref="KnowledgeFault">A muscle is needled in a region, or beside a structure, that <c>safety.json</c> does not know.</exception>
    public static void Check(SafetyKnowledge safety, ReferralAtlas atlas)
    {
        foreach (var (muscle, at) in atlas.Muscles.Select((muscle, at) => (muscle, at)))
        {
            Require(muscle.Needling.SiteRegions, safety.Vocabulary.Regions, $"muscles[{at}].needling.siteRegions");
            Require(muscle.Needling.Hazards, safety.Vocabulary.MuscleHazards, $"muscles[{at}].needling.hazards");
        }
    }

    private static void Require(ImmutableArray<string> said, ImmutableArray<string> known, string path)
    {
        if (said.FirstOrDefault(each => !known.Contains(each)) is { } stranger)
            throw new KnowledgeFault("muscles.json", path, $"'{stranger}' is not known to safety.json; it knows {string.Join(", ", known)}");
    }
}
