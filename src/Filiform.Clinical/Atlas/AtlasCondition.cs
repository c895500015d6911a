using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Atlas;

/// <summary>A complaint that brings people to dry needling, with what is known about its effect there.</summary>
/// <param name="Summary">Patient words; they must not be rewritten to promise more.</param>
/// <param name="Regions">Region ids, where <c>{side}</c> stands for either side.</param>
/// <param name="Muscles">Ids of muscles often involved, most usual first.</param>
/// <param name="Icd10">Categories for search and grouping, not for billing.</param>
public sealed record AtlasCondition(
    string Id, Said Name, Said Summary, ImmutableArray<string> Regions, ImmutableArray<string> Muscles,
    ImmutableArray<Evidence> Evidence, ImmutableArray<string> Icd10);

/// <param name="Certainty"><c>moderate</c>, <c>low</c> or <c>very-low</c>: the review's own grade, or the cautious end of it.</param>
/// <param name="Source">Id of the citation.</param>
public sealed record Evidence(Said Claim, string Certainty, string Source);
