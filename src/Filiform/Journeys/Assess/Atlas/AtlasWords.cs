using Filiform.Clinical.Atlas;

namespace Filiform.Journeys.Assess.Atlas;

/// <summary>How the atlas is said and drawn.</summary>
public static class AtlasWords
{
    /// <summary>Without the side at its end, where a region stands for both.</summary>
    public static string Bare(Region region)
    {
        var name = region.Name.In(Words.Language);
        return region.Side != "midline" && name.LastIndexOf(" (", StringComparison.Ordinal) is var at and > 0 ? name[..at] : name;
    }

    /// <summary>The key of the words for a strength.</summary>
    public static string Key(ReferralStrength strength) => strength switch
    {
        ReferralStrength.Essential => "assess.atlas-strength-essential",
        ReferralStrength.Common => "assess.atlas-strength-common",
        ReferralStrength.SpillOver => "assess.atlas-strength-spill-over",
        _ => "assess.atlas-strength-occasional",
    };

    /// <summary>The step of heat it is drawn in; the lightest step hardly shows on skin, so it is left out.</summary>
    public static int Heat(ReferralStrength strength) => strength switch
    {
        ReferralStrength.Essential => 5,
        ReferralStrength.Common => 4,
        ReferralStrength.SpillOver => 3,
        _ => 2,
    };
}
