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
    [InlineData("nervio mediano", "biceps-brachii", "hazard")]
    [InlineData("nervio mediano", "pronator-teres", "nerve")]
    [InlineData("ciatico", "biceps-femoris", "nerve")]
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
    public void A_word_that_nothing_knows_does_not_hide_the_rest_unless_it_is_most_of_them()
    {
        Assert.Equal(Muscles("trapezius"), Muscles("trapezius zzz"));
        Assert.Empty(Search.Find("trapezius zzz yyy"));
    }

    [Fact]
    public void A_fuller_question_finds_no_less_and_puts_first_what_matches_most()
    {
        var (asked, fuller) = (Muscles("headache eye"), Muscles("headache behind the eye"));
        var both = Muscles("headache").Intersect(Muscles("eye")).ToList();

        Assert.Equal(both.Order(), asked.Take(both.Count).Order());
        Assert.Superset(new HashSet<string> { "scm-sternal", "occipitalis", "suboccipitals", "upper-trapezius" }, fuller.ToHashSet());
        Assert.Equal(["splenius-cervicis", "upper-trapezius"], fuller.Take(2).Order());
    }

    /// <summary>Both words somewhere in a record made three quarters of the atlas a hit for "headache" in Spanish.</summary>
    [Theory]
    [InlineData("dolor de cabeza", "triceps-lateral-head")]
    [InlineData("femoral nerve", "biceps-femoris")]
    [InlineData("nervio mediano", "gluteus-medius")]
    public void Whoever_has_all_words_in_one_text_comes_before_who_has_them_here_and_there(string query, string later)
    {
        var found = Muscles(query).ToList();

        Assert.InRange(found.Count, 1, 70);
        Assert.True(found.IndexOf(later) is -1 or > 5, string.Join(' ', found.Take(8)));
    }

    [Theory]
    [InlineData("trapezus", "trapezius")]
    [InlineData("gastrocnemeus", "gastrocnemius")]
    [InlineData("supraspinatis pain", "supraspinatus pain")]
    [InlineData("trapesio", "trapecio")]
    [InlineData("hedaache", "headache")]
    public void A_word_that_is_slightly_wrong_is_put_right(string query, string meant) => Assert.Equal(meant, Search.Meant(query));

    [Theory]
    [InlineData("trapez")]
    [InlineData("upper trapezius")]
    [InlineData("qqqq")]
    [InlineData("xyz")]
    [InlineData("")]
    public void Nothing_else_is(string query) => Assert.Null(Search.Meant(query));

    [Fact]
    public void Little_words_find_nothing_beside_others()
    {
        Assert.Equal(Muscles("dolor cabeza"), Muscles("dolor de la cabeza"));
        Assert.NotEmpty(Muscles("la"));
    }

    private static IEnumerable<string> Muscles(string query) => Search.Find(query, 125).Select(hit => hit.Muscle);

    [Theory]
    [InlineData("")]
    [InlineData(" ,. ")]
    public void An_empty_question_finds_nothing(string query) => Assert.Empty(Search.Find(query));

    [Fact]
    public void Shows_no_more_than_asked() => Assert.Equal(3, Search.Find("pain", 3).Length);
}
