namespace Filiform.Clinical.Sessions;

/// <summary>What a session is meant to do, before it is turned into facts.</summary>
/// <param name="Points">Marked on the body chart, whether or not they belong to a named muscle.</param>
/// <param name="Techniques">Codes of <c>vocabulary.techniques</c>; empty while nobody has chosen.</param>
/// <param name="NeedleCount">Insertions planned; null while nobody has said.</param>
public sealed record PlannedNeedling(
    ImmutableArray<PlannedMuscle> Muscles, ImmutableArray<PlannedPoint> Points, ImmutableArray<string> Techniques, int? NeedleCount);

/// <param name="Muscle">Id in <c>muscles.json</c>.</param>
/// <param name="Side">Null while nobody has said.</param>
/// <param name="Hazards">The muscle's own <c>needling.hazards</c>.</param>
/// <param name="SiteRegions">The muscle's <c>needling.siteRegions</c>, never its referral zones.</param>
/// <param name="Recommended">The muscle's <c>needling.recommended</c>.</param>
public sealed record PlannedMuscle(
    string Muscle, BodySide? Side, ImmutableArray<string> Hazards, ImmutableArray<string> SiteRegions, bool Recommended);

/// <param name="Base">The <c>base</c> of a region of the body chart, such as <c>low-back</c>.</param>
/// <param name="Side">Null while nobody has said.</param>
public sealed record PlannedPoint(string Base, BodySide? Side);

public enum BodySide { Left, Right, Both, Midline }
