using Filiform.Journeys.Learn.Conditions;

namespace Filiform.Tests.Journeys.Learn;

public sealed class ConditionCatalogueTests
{
    private static readonly ConditionCatalogue Catalogue = LearnContentTests.Learn.Conditions;

    [Fact]
    public void Puts_every_condition_into_one_area()
    {
        Assert.Equal(38, Catalogue.Areas.Sum(area => Catalogue.In(area).Count()));
        Assert.Equal("neck", Catalogue.Find("neck-pain")!.Area);
        Assert.Equal(ConditionCatalogue.Several, Catalogue.Find("fibromyalgia")!.Area);
        Assert.Equal(("head", ConditionCatalogue.Several), (Catalogue.Areas[0], Catalogue.Areas[^1]));
    }

    [Fact]
    public void Shades_both_sides_of_every_place()
    {
        var neck = Catalogue.Find("neck-pain")!;

        Assert.Contains("neck-back-left", neck.Heat.Keys);
        Assert.Contains("neck-back-right", neck.Heat.Keys);
        Assert.Contains("Back of neck", neck.Regions.Select(region => region.En));
        Assert.All(Catalogue.All, condition => Assert.NotEmpty(condition.Views));
    }

    [Theory]
    [InlineData("heel", "plantar-heel-pain")]
    [InlineData("TALÓN", "plantar-heel-pain")]
    [InlineData("talon", "plantar-heel-pain")]
    [InlineData("tennis elb", "lateral-elbow-tendinopathy")]
    [InlineData("golfers", "golfers-elbow")]
    public void Finds_by_name_whatever_the_accents(string query, string first) => Assert.Equal(first, Catalogue.Search(query)[0].Id);

    [Theory]
    [InlineData("wombat")]
    [InlineData("neck wombat")]
    public void Finds_nothing_where_nothing_is(string query) => Assert.Empty(Catalogue.Search(query));

    [Fact]
    public void Survives_half_a_character() => Assert.Equal("neck-pain", Catalogue.Search("neck \ud800")[0].Id);

    [Fact]
    public void Offers_a_plan_only_where_one_fits()
    {
        Assert.Equal("neck", Catalogue.Find("neck-pain")!.Plan!.Id);
        Assert.Null(Catalogue.Find("sciatica")!.Plan);
    }
}
