using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Tests.Atlas;

public sealed class AtlasSearchTests
{
    private static readonly AtlasSearch Search = new(ReferralAtlas.Embedded(), AtlasNames.Embedded(ReferralAtlas.Embedded()));

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

    [Theory]
    [InlineData("traps", "upper-trapezius", "name")]
    [InlineData("ECM", "scm-sternal", "name")]
    [InlineData("gemelos", "gastrocnemius-medial", "name")]
    [InlineData("isquios", "semitendinosus", "name")]
    [InlineData("hamstrings", "biceps-femoris", "name")]
    [InlineData("TMJ", "masseter-deep", "name")]
    [InlineData("plantar fasciitis", "soleus", "condition")]
    public void Finds_a_muscle_by_what_it_is_called_in_the_clinic(string query, string muscle, string found) =>
        Assert.Contains(Search.Find(query, 125), hit => hit.Muscle == muscle && hit.Found.Contains(found));

    [Fact]
    public void Finds_every_muscle_near_the_lung_by_what_a_needle_there_can_do() => Assert.Equal(
        ReferralAtlas.Embedded().Muscles.Where(muscle => muscle.Needling.Hazards.Contains("lung-pleura")).Select(muscle => muscle.Id).Order(), Muscles("pneumothorax").Order());

    [Theory]
    [InlineData("upper-trapezius", "trapezius", "names[0].muscles[0]", "'trapezius' is no muscle")]
    [InlineData("lung-pleura", "lung", "names[23].hazards[0]", "'lung' is no hazard")]
    [InlineData("\"traps\"", "", "names[0].en", "must not be empty")]
    [InlineData("\"muscles\": [\"scm-sternal\", \"scm-clavicular\"]", "\"muscles\": []", "names[1]", "names nothing")]
    public void Refuses_a_name_of_nothing(string from, string to, string path, string reason)
    {
        var spoilt = System.Text.Encoding.UTF8.GetString(KnowledgeFile.Embedded("atlas-names.json").Span).Replace(from, to, StringComparison.Ordinal);

        var fault = Assert.Throws<KnowledgeFault>(() => AtlasNames.Read(KnowledgeFile.Parse("atlas-names.json", System.Text.Encoding.UTF8.GetBytes(spoilt)), ReferralAtlas.Embedded()));

        Assert.Equal(("atlas-names.json", path), (fault.File, fault.Path));
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
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
