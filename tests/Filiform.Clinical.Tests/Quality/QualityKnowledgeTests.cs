using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Quality;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Quality;

public sealed class QualityKnowledgeTests
{
    private static readonly QualityKnowledge Knowledge = QualityKnowledge.Embedded();

    /// <summary>safety.json and quality.json print the same surveys; linked events must carry the same counts.</summary>
    [Fact]
    public void Linked_events_carry_equal_counts()
    {
        var compared = 0;
        foreach (var safety in Checkout.Json("knowledge/safety.json").GetProperty("adverseEvents").EnumerateArray())
            foreach (var (baseline, name) in Knowledge.EventById[safety.GetProperty("id").GetString()!].Baselines)
            {
                var rate = safety.GetProperty("expectedRate");
                if (rate.GetProperty("source").GetString()!.Replace("-", "") != baseline) continue;
                var published = Knowledge.BaselineById[baseline].EventById[name];
                Assert.Equal((rate.GetProperty("events").GetInt32(), rate.GetProperty("n").GetInt32()), (published.Count, published.Treatments));
                compared++;
            }
        Assert.Equal(12, compared);
    }

    [Fact]
    public void Every_published_event_is_linked() => Assert.Equal(
        Knowledge.Baselines.SelectMany(baseline => baseline.Events.Select(item => (baseline.Id, item.Id))).Order(),
        Knowledge.Events.SelectMany(item => item.Baselines).Order());

    [Fact]
    public void Published_intervals_are_the_exact_ones()
    {
        foreach (var baseline in Checkout.Json("knowledge/quality.json").GetProperty("baselines").EnumerateArray())
            foreach (var item in baseline.GetProperty("events").EnumerateArray())
            {
                var proportion = Proportion.Of(item.GetProperty("count").GetInt32(), item.GetProperty("n").GetInt32(), 0.95);
                Assert.Equal(item.GetProperty("clopperPearson95")[0].GetDouble(), proportion.ClopperPearson.Low, 1e-10);
                Assert.Equal(item.GetProperty("clopperPearson95")[1].GetDouble(), proportion.ClopperPearson.High, 1e-10);
            }
    }

    [Fact]
    public void The_run_lengths_that_are_printed_are_the_ones_computed()
    {
        Assert.Equal(2679.634916, Cusum.MeanRunLength(0.1918, 2, 4.5, 0.1918, 1000), 5e-7);
        Assert.Equal(119.663329, Cusum.MeanRunLength(0.1918, 0.5, 4, 0.1918 * 0.5 / (1 - 0.1918 * 0.5), 1000), 5e-7);
    }

    /// <summary>To the digits given, not only within the 2 % that are asked.</summary>
    [Fact]
    public void Every_run_length_of_the_vectors_is_met_to_its_last_digit()
    {
        var vectors = JsonElement.Parse(KnowledgeFile.Embedded("quality.json").Span).GetProperty("testVectors").GetProperty("cusumArl").EnumerateArray().ToList();
        Assert.Equal(5, vectors.Count);
        foreach (var vector in vectors)
        {
            double Of(string name) => vector.GetProperty(name).GetDouble();
            var found = Cusum.MeanRunLength(Of("p0"), Of("oddsRatio"), Of("h"), Of("trueP"), vector.GetProperty("gridCells").GetInt32());
            Assert.Equal(1, found / Of("arl"), 1e-9);
        }
    }

    /// <summary>By subtraction, what was left of one became negative from 10^16 on.</summary>
    [Fact]
    public void A_run_that_hardly_ever_ends_is_still_known()
    {
        var (low, high) = (LatticeCusum.Of(0.1918, 3, 60, []).Arl0, LatticeCusum.Of(0.1918, 3, 140, []).Arl0);

        // Each step of height beyond the first few multiplies the run by the same factor.
        var factor = LatticeCusum.Of(0.1918, 3, 100, []).Arl0 / low;
        Assert.True(high > 1e20, $"{high}");
        Assert.Equal(1, high / (low * factor * factor), 1e-9);
        Assert.True(double.IsPositiveInfinity(Cusum.MeanRunLength(0.2, 2, 4.5, 0, 1000)));
    }

    /// <summary>One event alarms at once, so the run is geometric.</summary>
    [Fact]
    public void A_run_that_ends_with_the_first_event_has_the_mean_of_a_geometric_one() =>
        Assert.Equal(1 / 0.25, Cusum.MeanRunLength(0.2, 2, 0.1, 0.25, 1000), 9);

    [Fact]
    public void Knows_which_events_wait_for_no_chart() => Assert.Equal(
        ["ae-retained-needle", "ae-local-infection", "ae-nerve-injury", "ae-pneumothorax", "ae-epidural-haematoma", "ae-organ-injury", "ae-compartment", "ae-allergic-severe", "ae-consent-breach"],
        Knowledge.Events.Where(item => item.Serious).Select(item => item.Id));

    [Theory]
    [InlineData("quality.json", "\"id\": \"brady2014\"", "\"id\": \"brady\"", "baselines[0].id: 'brady' is no source")]
    [InlineData("event-links.json", "\"event\": \"bruising\"", "\"event\": \"bruise\"", "links[0].baselines[0].event: 'bruise' is no event of that baseline")]
    [InlineData("event-links.json", "\"adverseEvent\": \"ae-bruise\"", "\"adverseEvent\": \"ae-nausea\"", "links[7]: 'ae-nausea' stands twice")]
    [InlineData("quality.json", "region: thorax-adjacent | other", "region", "parameters.caseMix.strata[0]: must read 'name: value | value'")]
    public void Bad_data_is_named_by_file_and_path(string file, string right, string wrong, string fault)
    {
        var spoilt = new SpoiltKnowledge(file, right, wrong);

        var thrown = Assert.Throws<KnowledgeFault>(() => QualityKnowledge.Read(spoilt.Root("quality.json"), spoilt.Root("event-links.json"), spoilt.Root("safety.json")));

        Assert.Equal($"{file}: {fault}", thrown.Message);
    }
}
