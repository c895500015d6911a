namespace Filiform.Clinical.Quality;

/// <summary>What the atlas had said of a muscle, for the patient's drawing, when it was needled.</summary>
public enum AtlasStanding
{
    Strong,
    Moderate,
    Weak,

    /// <summary>The drawing was ranked, and this muscle on this side had no row.</summary>
    NotSuggested,

    /// <summary>There was no drawing, or it was too widespread to rank.</summary>
    NotRanked,
}

public static class AtlasStandingCode
{
    /// <summary><c>strong</c>, <c>moderate</c>, <c>weak</c>, <c>not-suggested</c>, <c>not-ranked</c>.</summary>
    public static string Code(this AtlasStanding standing) => standing switch
    {
        AtlasStanding.Strong => "strong",
        AtlasStanding.Moderate => "moderate",
        AtlasStanding.Weak => "weak",
        AtlasStanding.NotSuggested => "not-suggested",
        _ => "not-ranked",
    };

    /// <param name="ranked">Whether there was a drawing that could be ranked.</param>
    /// <param name="band">As stored; null without a row.</param>
    public static AtlasStanding Of(bool ranked, string? band) => band switch
    {
        "strong" => AtlasStanding.Strong,
        "moderate" => AtlasStanding.Moderate,
        "weak" => AtlasStanding.Weak,
        _ => ranked ? AtlasStanding.NotSuggested : AtlasStanding.NotRanked,
    };
}

/// <summary>One muscle of one signed session; both sides of it are one treatment.</summary>
/// <param name="Before">Pain before the needles, 0 to 10; null when not asked.</param>
/// <param name="After">Pain after them.</param>
/// <param name="Next">Pain at the start of the next session, when soreness was over by then; null otherwise.</param>
public sealed record MuscleTreatment(string Muscle, AtlasStanding Standing, Guid Patient, int? Before, int? After, int? Next);
