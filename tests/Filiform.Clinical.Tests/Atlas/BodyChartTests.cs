using System.Text;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Tests.Atlas;

public sealed class BodyChartTests
{
    private static readonly ReferralAtlas Atlas = ReferralAtlas.Embedded();
    private static readonly BodyChart Chart = BodyChart.Embedded(Atlas);

    [Theory]
    [InlineData("front", 470, 122, "forehead-right")]
    [InlineData("front", 420, 1412, "knee-front-right")]
    [InlineData("back", 420, 1540, "calf-left")]
    [InlineData("front", 20, 20, null)]
    [InlineData("front", -5, 3000, null)]
    public void Knows_what_lies_where(string view, double x, double y, string? region) =>
        Assert.Equal(region, Chart.RegionAt(view, x, y));

    [Fact]
    public void A_dab_on_a_seed_shades_its_region()
    {
        var lost = Atlas.Regions.Where(region => !Chart.Shaded([new Dab(View(region.Seed), region.Seed.X, region.Seed.Y, 8)])
            .Any(shaded => shaded.Region == region.Id)).Select(region => region.Id);

        Assert.Empty(lost);
    }

    [Fact]
    public void A_fingertip_in_a_large_region_is_not_lost()
    {
        var thigh = Assert.Single(Chart.Shaded([new Dab("front", 580, 1180, 10)]));

        Assert.Equal("thigh-front-left", thigh.Region);
        Assert.InRange(thigh.Covered, 0.001, BodyChart.CoveredShare);
    }

    [Fact]
    public void Paint_that_only_touches_a_region_does_not_shade_it()
    {
        var inside = Chart.Shaded([new Dab("front", 580, 1180, 26)]);

        Assert.Equal(["thigh-front-left"], inside.Select(shaded => shaded.Region));
    }

    [Fact]
    public void Hatching_a_quarter_of_a_region_shades_it()
    {
        var hatched = Enumerable.Range(0, 40).Select(line => new Dab("front", 540 + line * 3, 1080 + line * 8, 14)).ToList();

        Assert.Contains(Chart.Shaded(hatched), shaded => shaded.Region == "thigh-front-left" && shaded.Covered >= BodyChart.CoveredShare);
    }

    [Fact]
    public void Paint_off_the_body_shades_nothing() => Assert.Empty(Chart.Shaded([new Dab("back", 20, 20, 15)]));

    [Fact]
    public void The_whole_figure_painted_shades_every_region() => Assert.Equal(
        Atlas.Regions.Select(region => region.Id).Order(StringComparer.Ordinal),
        Chart.Shaded([new Dab("front", 500, 1000, 1200), new Dab("back", 500, 1000, 1200)]).Select(shaded => shaded.Region));

    [Fact]
    public void More_paint_never_takes_a_region_away() =>
        Gen.Select(Gen.Double[200, 800], Gen.Double[60, 1900], Gen.Double[4, 40]).Array[2, 8].Sample(dabs =>
        {
            var all = dabs.Select(dab => new Dab("front", dab.Item1, dab.Item2, dab.Item3)).ToList();
            var more = Chart.Shaded(all).Select(shaded => shaded.Region).ToHashSet();
            return Chart.Shaded(all[1..]).All(shaded => more.Contains(shaded.Region));
        }, iter: 100);

    [Theory]
    [InlineData("side", 5)]
    [InlineData("front", 0)]
    [InlineData("front", double.NaN)]
    public void Refuses_a_dab_without_view_or_size(string view, double radius) =>
        Assert.Throws<ArgumentException>(() => Chart.Shaded([new Dab(view, 500, 500, radius)]));

    [Fact]
    public void Names_a_path_it_cannot_read()
    {
        var spoilt = Encoding.UTF8.GetString(KnowledgeFile.Embedded("bodychart.json").Span).Replace("\"outline\":\"M", "\"outline\":\"Q");

        var fault = Assert.Throws<KnowledgeFault>(() => BodyChart.Read(KnowledgeFile.Parse("bodychart.json", Encoding.UTF8.GetBytes(spoilt)), Atlas));

        Assert.Equal("bodychart.json: views.front.outline: must be made of absolute M, L, C and Z", fault.Message);
    }

    private static string View(Seed seed) => seed.View == "anterior" ? "front" : "back";
}
