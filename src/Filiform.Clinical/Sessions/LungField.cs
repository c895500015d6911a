namespace Filiform.Clinical.Sessions;

/// <summary>Targets over the lung, as safety.md §2 defines them: a muscle on the pleura, or a region of the chest wall.</summary>
public static class LungField
{
    public const string Pleura = "lung-pleura";

    public static readonly ImmutableArray<string> Regions =
        ["chest-anterior", "chest-lateral", "thoracic-posterior", "scapular", "upper-trapezius"];

    public static bool Is(PlannedMuscle muscle) => muscle.Hazards.Contains(Pleura) || muscle.SiteRegions.Any(IsRegion);

    /// <param name="region">A safety region, not a region of the body chart.</param>
    public static bool IsRegion(string region) => Regions.Contains(region);
}
