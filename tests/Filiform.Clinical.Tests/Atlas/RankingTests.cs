using System.Text.Json;
using Filiform.Clinical.Atlas;

namespace Filiform.Clinical.Tests.Atlas;

public sealed class RankingTests
{
    private static readonly ReferralAtlas Atlas = ReferralAtlas.Embedded();

    private static readonly PainMark[] WorkedExample =
        [new("knee-front-left", 6), new("knee-inner-left", 4), new("thigh-inner-left", 3)];

    [Fact]
    public void Follows_the_worked_example_term_by_term()
    {
        var row = Atlas.Rank(WorkedExample).Muscles[0];

        Assert.Equal("vastus-medialis", row.Muscle);
        Assert.Equal([2.4394, 2.0562, 1.6242], row.Explains.Select(support => Math.Round(support.Contribution, 4)));
        Assert.Equal(
            [("knee-front-left", -0.0994), ("knee-inner-left", -0.1231), ("thigh-front-left", -0.1179), ("thigh-inner-left", -0.0754)],
            row.Missing.Select(zone => (zone.Region, Math.Round(zone.Contribution, 4))));
        Assert.Equal(5.7039, row.Score, 4);
    }

    [Fact]
    public void Says_which_usual_zones_stayed_silent()
    {
        var row = Atlas.Rank([new PainMark("temple-left", 8)]).Muscles.Single(one => one.Muscle == "upper-trapezius");

        Assert.Equal(["neck-back-left", "shoulder-top-left"], row.Missing.Where(zone => zone.Usual).Select(zone => zone.Region));
    }

    [Theory]
    [InlineData(36, false)]
    [InlineData(37, true)]
    public void Gives_up_beyond_a_third_of_the_regions(int shaded, bool widespread)
    {
        var ranking = Atlas.Rank(Atlas.Regions.Take(shaded).Select(region => new PainMark(region.Id, 5)));

        Assert.Equal(widespread, ranking.Widespread);
        Assert.Equal(widespread, ranking.Muscles.IsEmpty);
        Assert.Equal(widespread, ranking.Unexplained);
    }

    [Fact]
    public void Full_intensity_costs_no_silence_and_writes_no_negative_zero()
    {
        var written = JsonAgreement.Written(json => RankDocument.Write(Atlas.Rank([new PainMark("heel-left", 10)]), json)).ToString();

        Assert.Contains("\"heel-left\",\"contribution\":0}", written);
        Assert.DoesNotContain("-0}", written);
    }

    [Theory]
    [InlineData("""{"pain":[{"region":"nowhere","intensity":3}]}""", "pain[0].region")]
    [InlineData("""{"pain":[{"region":"heel-left","intensity":3.5}]}""", "pain[0].intensity")]
    [InlineData("""{"pain":[{"region":"heel-left","intensity":11}]}""", "pain[0].intensity")]
    [InlineData("""{"pain":[{"region":"heel-left","intensity":"NaN"}]}""", "pain[0].intensity")]
    [InlineData("""{"pain":[{"region":"heel-left"}]}""", "pain[0].intensity")]
    [InlineData("""{"pain":[{"region":"heel-left","intensity":3,"side":"left"}]}""", "pain[0].side")]
    [InlineData("""{"pain":[],"top":3}""", "top")]
    [InlineData("""{"pain":[],"pain":[]}""", "pain")]
    [InlineData("""{"pain":{}}""", "pain")]
    [InlineData("""{}""", "pain")]
    [InlineData("""[]""", "(document)")]
    public void Refuses_a_wrong_document_by_field(string text, string field)
    {
        var reading = RankDocument.Read(JsonElement.Parse(text), Atlas);

        Assert.Contains(reading.Faults, fault => fault.Field == field);
    }

    /// <summary>Strong within a third of the best in likelihood, moderate within a twentieth; each band is met by random drawings.</summary>
    [Fact]
    public void Says_strength_in_bands_relative_to_the_best_row_and_each_region_as_met_or_near()
    {
        var atlas = ReferralAtlas.Embedded();
        var marks = Gen.Select(Gen.Int[0, atlas.Regions.Length - 1], Gen.Int[1, 10], (region, intensity) => new PainMark(atlas.Regions[region].Id, intensity)).Array[2, 8];
        var (bands, matches) = (new HashSet<string>(), new HashSet<string>());

        marks.Sample(pain =>
        {
            var ranking = atlas.Rank(pain, 200);
            var written = JsonAgreement.Written(json => RankDocument.Write(ranking, json)).GetProperty("muscles").EnumerateArray().ToList();
            foreach (var (row, json) in ranking.Muscles.Zip(written))
            {
                var below = ranking.Muscles.Max(each => each.Score) - row.Score;
                Assert.Equal(below <= Math.Log(3) ? "strong" : below <= Math.Log(20) ? "moderate" : "weak", json.GetProperty("band").GetString());
                bands.Add(json.GetProperty("band").GetString()!);
                var map = atlas.ReferralMap(atlas.MuscleById[row.Muscle], row.Side == Side.Either ? Side.Left : row.Side);
                foreach (var support in json.GetProperty("explains").EnumerateArray())
                {
                    Assert.Equal(map.ContainsKey(support.GetProperty("region").GetString()!) ? "direct" : "near", support.GetProperty("match").GetString());
                    matches.Add(support.GetProperty("match").GetString()!);
                }
            }
        }, iter: 60, threads: 1);

        Assert.Equal(["moderate", "strong", "weak"], bands.Order());
        Assert.Equal(["direct", "near"], matches.Order());
    }

    [Fact]
    public void Refuses_to_explain_no_row() => Assert.Throws<ArgumentException>(() => ReferralAtlas.Embedded().Rank([new PainMark("heel-left", 4)], 0));

    [Fact]
    public void Shows_a_muscle_with_its_hazards_and_sources_in_full()
    {
        var shown = JsonAgreement.Written(json => ShowDocument.Write(Atlas.MuscleById["upper-trapezius"], Atlas, json));

        Assert.Equal("upper-trapezius", shown.GetProperty("id").GetString());
        Assert.Equal("Pneumothorax", shown.GetProperty("hazards")[0].GetProperty("consequence").GetProperty("en").GetString());
        Assert.Contains(shown.GetProperty("sources").EnumerateArray(), source => source.GetProperty("id").GetString() == "mitchell2019");
        Assert.Equal("0.9.0", shown.GetProperty("knowledgeVersion").GetString());
    }
}
