using Filiform.Clinical.Atlas;

namespace Filiform.Clinical.Tests.Atlas;

public sealed class AtlasSearchTests
{
    private static readonly AtlasSearch Search = new(ReferralAtlas.Embedded());

    [Theory]
    [InlineData("upper trap", "upper-trapezius", "name")]
    [InlineData("trapecio superior", "upper-trapezius", "name")]
    [InlineData("gluteo medio", "gluteus-medius", "name")]
    [InlineData("fibularis longus", "peroneus-longus", "name")]
    [InlineData("pars descendens", "upper-trapezius", "latin")]
    [InlineData("COCCIX", "lumbar-multifidus-lower", "symptom")]
    [InlineData("cóccix", "lumbar-multifidus-lower", "symptom")]
    [InlineData("stiff neck", "upper-trapezius", "symptom")]
    [InlineData("accessory", "upper-trapezius", "nerve")]
    [InlineData("plantar heel", "soleus", "condition")]
    public void Finds_a_muscle_by_what_people_type(string query, string muscle, string found)
    {
        var hit = Search.Find(query, 125).FirstOrDefault(one => one.Muscle == muscle);

        Assert.NotNull(hit);
        Assert.Contains(found, hit.Found);
    }

    [Fact]
    public void A_name_comes_before_a_region() => Assert.Equal(
        ["temporalis-anterior", "temporalis-posterior"], Search.Find("temporal").Take(2).Select(hit => hit.Muscle));

    [Fact]
    public void Every_word_must_match() => Assert.Empty(Search.Find("trapezius zzz"));

    [Theory]
    [InlineData("")]
    [InlineData(" ,. ")]
    public void An_empty_question_finds_nothing(string query) => Assert.Empty(Search.Find(query));

    [Fact]
    public void Shows_no_more_than_asked() => Assert.Equal(3, Search.Find("pain", 3).Length);
}
