using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Tests.Atlas;

public sealed class AtlasKnowledgeTests
{
    [Theory]
    [InlineData("gastrocnemius-medial", "left", "calf-left", true)]
    [InlineData("gastrocnemius-medial", "left", "knee-back-left", true)]
    [InlineData("gastrocnemius-medial", "left", "calf-right", false)]
    [InlineData("gastrocnemius-medial", "left", "cheek-left", false)]
    [InlineData("gastrocnemius-medial", "left", "thigh-back-left", false)]
    [InlineData("upper-trapezius", "right", "shoulder-top-right", true)]
    [InlineData("lumbar-multifidus-lower", "left", "sacrum", true)]
    [InlineData("iliacus", "left", "abdomen-lower-left", true)]
    public void A_site_belongs_to_a_muscle_where_its_part_of_the_body_is(string muscle, string side, string region, bool near)
    {
        var atlas = ReferralAtlas.Embedded();

        Assert.Equal(near, atlas.IsNear(atlas.MuscleById[muscle], side, region));
    }

    private static readonly ReferralAtlas Atlas = ReferralAtlas.Embedded();

    [Fact]
    public void Holds_what_the_data_says_it_holds()
    {
        Assert.Equal(110, Atlas.Regions.Length);
        Assert.Equal(125, Atlas.Muscles.Length);
        Assert.Equal(61, Atlas.Hazards.Length);
        Assert.Equal(38, Atlas.Conditions.Length);
    }

    /// <summary>Needle sites feed the safety rules, which live in another file.</summary>
    [Fact]
    public void Every_needle_site_is_a_region_of_the_safety_rules()
    {
        var known = Checkout.Json("knowledge/safety.json").GetProperty("vocabulary").GetProperty("regions").EnumerateArray().Select(region => region.GetString()!).ToHashSet();

        Assert.All(Atlas.Muscles, muscle => Assert.Subset(known, muscle.Needling.SiteRegions.ToHashSet()));
    }

    [Fact]
    public void Draws_the_map_of_a_muscle_on_its_side()
    {
        var map = Atlas.ReferralMap(Atlas.MuscleById["middle-trapezius"], Side.Left);

        Assert.Equal(1.0, map["scapula-medial-left"]);
        Assert.Equal(0.4, map["thoracic-spine"]);
        Assert.Equal(4, map.Count);
        Assert.Equal(7, Atlas.ReferralMap(Atlas.MuscleById["middle-trapezius"], Side.Both).Count);
        Assert.Throws<ArgumentException>(() => Atlas.ReferralMap(Atlas.MuscleById["soleus"], Side.Either));
    }

    [Theory]
    [InlineData("muscles.json", "\"neck-back-{side}\"", "\"nape-{side}\"", "muscles[0].referral[0].region: 'nape-{side}' is no region")]
    [InlineData("muscles.json", "\"weight\": 1.0", "\"weight\": 1.1", "muscles[0].referral[0].weight: must lie in 0.01 to 1")]
    [InlineData("muscles.json", "\"id\": \"middle-trapezius\"", "\"id\": \"upper-trapezius\"", "muscles[1]: 'upper-trapezius' stands twice")]
    [InlineData("muscles.json", "\"source\": \"mitchell2019\"", "\"source\": \"nobody\"", "muscles[0].needling.cautions[0].source: 'nobody' is no source")]
    [InlineData("muscles.json", "\"lung-pleura\",", "\"lung\",", "muscles[0].needling.hazards[0]: 'lung' is no hazard")]
    [InlineData("muscles.json", "\"es\": \"Trapecio superior\"", "\"fr\": \"Trapèze\"", "muscles[0].name: has no member 'es'")]
    [InlineData("regions.json", "\"mirror\": \"forehead-right\"", "\"mirror\": \"eye-right\"", "regions[1].id: 'eye-right' is not its mirror")]
    [InlineData("regions.json", "\"dataVersion\": \"0.9.0\"", "\"dataVersion\": \"1.0\"", "dataVersion: must be 0.9.0, as in muscles.json")]
    public void Bad_data_is_named_by_file_and_path(string file, string right, string wrong, string fault)
    {
        var spoilt = new SpoiltKnowledge(file, right, wrong);

        var thrown = Assert.Throws<KnowledgeFault>(() => ReferralAtlas.Read(spoilt.Root("regions.json"), spoilt.Root("muscles.json")));

        Assert.Equal($"{file}: {fault}", thrown.Message);
    }
}
