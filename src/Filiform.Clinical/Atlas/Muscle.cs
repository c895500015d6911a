using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>A muscle, or a part of one, with its published referred-pain pattern.</summary>
/// <param name="Referral">Zones, with the compiler's ordinal weights; not measured probabilities.</param>
/// <param name="Prevalence"><c>very-common</c>, <c>common</c>, <c>occasional</c> or <c>rare</c>; ordinal judgement.</param>
/// <param name="PrevalenceBasis">What that judgement rests on, in English, as the record says it.</param>
/// <param name="Level"><c>entry</c>, <c>intermediate</c> or <c>advanced</c>: typical course order, not risk.</param>
/// <param name="Sources">Ids of the citations behind the record.</param>
public sealed record Muscle(
    string Id, Said Name, string Latin, string BodyArea, Innervation Innervation, Said Action, ImmutableArray<Referral> Referral,
    SaidList CommonSymptoms, SaidList SymptomKeywords, Needling Needling, string Prevalence, string PrevalenceBasis, string Level,
    ImmutableArray<string> Sources);

public sealed record Innervation(ImmutableArray<string> Nerves, ImmutableArray<string> Roots);

/// <param name="Region">A region id, where <c>{side}</c> stands for the muscle's own side.</param>
/// <param name="Weight">Above 0 to 1; 1 is an essential zone.</param>
public sealed record Referral(string Region, double Weight)
{
    public ReferralStrength Strength => Weight switch
    {
        >= 1 => ReferralStrength.Essential,
        >= 0.6 => ReferralStrength.Common,
        >= 0.3 => ReferralStrength.SpillOver,
        _ => ReferralStrength.Occasional,
    };

    /// <summary>The region on one side; a midline region serves both.</summary>
    /// <param name="side"><c>left</c> or <c>right</c>.</param>
    public string On(string side) => Region.Replace("{side}", side, StringComparison.Ordinal);
}

/// <summary>The weights in words (atlas.md §2): an ordinal scale, strongest first.</summary>
public enum ReferralStrength { Essential, Common, SpillOver, Occasional }

/// <param name="Recommended">False where the muscle matters for reasoning and must not be offered as a target.</param>
/// <param name="LengthMm">Needle length commonly chosen, in millimetres, never a depth; null for a muscle that is not needled.</param>
/// <param name="Hazards">Ids of the structures near the path.</param>
/// <param name="RiskTier"><c>high</c> when a critical structure is adjacent, else <c>standard</c>.</param>
/// <param name="SiteRegions">Safety regions where the needle enters; not the referral zones.</param>
public sealed record Needling(
    bool Recommended, ImmutableArray<string> Positions, string Approach, Said Notes, NeedleLength? LengthMm,
    ImmutableArray<string> Hazards, string RiskTier, ImmutableArray<Caution> Cautions, Said Palpation,
    ImmutableArray<string> SiteRegions);

public sealed record NeedleLength(int TypicalMin, int TypicalMax);

/// <param name="Source">Id of the citation behind it.</param>
public sealed record Caution(Said Text, string Source);
