using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Tests.Quality;

public sealed class NetworkFunnelTests
{
    private static readonly QualityParameters Parameters = QualityKnowledge.Embedded().Parameters;

    private static ClinicTally Clinic(string name, int events, int answered, int treatments = 0) =>
        new(name, [new StratumTally("s", Math.Max(treatments, answered), answered, events)]);

    [Fact]
    public void Small_counts_of_others_are_hidden_with_one_more_and_never_plotted()
    {
        ClinicTally[] clinics = [Clinic("a", 3, 200), Clinic("b", 40, 300), Clinic("c", 3, 250), Clinic("d", 20, 200)];

        var funnel = NetworkFunnel.Of(clinics, "a", null, Parameters);

        // a is the reader's own; c is small; d goes too, or c were the total less the rest.
        Assert.Equal([3, 40, null, null], funnel.Clinics.Select(each => each.Events));
        Assert.Equal([FunnelStanding.Plotted, FunnelStanding.Plotted, FunnelStanding.Hidden, FunnelStanding.Hidden], funnel.Clinics.Select(each => each.Standing));
        Assert.All(funnel.Clinics.Where(each => each.Events is null), each => Assert.True(each.Share is null && each.CaseMix is null && each.Outside is null));
    }

    [Fact]
    public void No_rate_of_the_network_is_told_where_it_would_give_the_only_other_count_away()
    {
        ClinicTally[] clinics = [Clinic("a", 50, 400), Clinic("b", 2, 200)];

        var withheld = NetworkFunnel.Of(clinics, "a", null, Parameters);
        var published = NetworkFunnel.Of(clinics, "a", 0.1918, Parameters);

        Assert.Null(withheld.Reference.Target);
        Assert.Empty(withheld.Limits);
        Assert.False(published.Reference.IsNetwork);
        Assert.Equal(0.1918, published.Reference.Target);
        Assert.All(published.Clinics, each => Assert.Null(each.CaseMix));
        Assert.Equal(0.1918, published.Reference.Expected("s"));
    }

    [Fact]
    public void The_networks_own_rate_counts_from_five_hundred_answers_and_leaves_the_clinic_itself_out_of_its_reference()
    {
        ClinicTally[] clinics = [Clinic("a", 40, 200), Clinic("b", 30, 300), Clinic("c", 20, 100)];

        var funnel = NetworkFunnel.Of(clinics, "a", 0.5, Parameters);

        Assert.True(funnel.Reference.IsNetwork);
        Assert.Equal(0.15, funnel.Reference.Target!.Value, 12);
        // Others: 50 of 400; shrunk by 20 treatments at 0.15: 53/420. Expected 200 · 53/420 = 25.238.
        Assert.Equal(53 / 420.0, funnel.Reference.Expected("s"), 12);
        Assert.Equal(0.15, funnel.Reference.Expected("never seen elsewhere"), 12);
        Assert.Equal(25.238095, funnel.Clinics[0].CaseMix!.Expected, 6);
        Assert.Equal(40 / 25.238095, funnel.Clinics[0].CaseMix!.Ratio, 6);
        Assert.Equal(0.006, funnel.OutsideByChance, 12);
    }

    [Fact]
    public void Each_clinic_is_held_against_the_sum_of_all_the_others_whoever_looks() =>
        Gen.Select(Gen.Int[40, 90], Gen.Int[0, 20], Gen.Int[0, 3]).Select((answered, events, stratum) => new StratumTally($"s{stratum}", answered + 3, answered, events))
            .Array[1, 3].Select(strata => strata.DistinctBy(one => one.Stratum).ToImmutableArray()).Array[4, 8].Sample(networks =>
        {
            var clinics = networks.Select((strata, at) => new ClinicTally($"{at}", strata)).ToList();
            foreach (var one in NetworkFunnel.Of(clinics, "0", 0.1918, Parameters) is var funnel ? funnel.Clinics.Where(each => each.CaseMix is not null) : [])
            {
                var (own, others) = (clinics[int.Parse(one.Clinic, CultureInfo.InvariantCulture)], clinics.Where(each => each.Clinic != one.Clinic).SelectMany(each => each.Strata).ToLookup(each => each.Stratum));
                var expected = own.Strata.Sum(each => each.Answered * CaseMix.Rate(
                    others[each.Stratum].Sum(other => other.Events), others[each.Stratum].Sum(other => other.Answered), (double)clinics.Sum(each => each.Events) / clinics.Sum(each => each.Answered), Parameters.Shrinkage));
                Assert.Equal(expected, one.CaseMix!.Expected, 9);
            }
        }, iter: 100);

    [Fact]
    public void Limits_are_exact_and_a_clinic_beyond_them_is_named_where_enough_answered()
    {
        ClinicTally[] clinics = [Clinic("a", 100, 2000), Clinic("b", 60, 200), Clinic("c", 60, 200, 225), Clinic("d", 60, 200, 300), Clinic("e", 20, 25)];

        var funnel = NetworkFunnel.Of(clinics, "a", 0.1918, Parameters);

        Assert.Equal(["low998", "high998", null, null, null], funnel.Clinics.Select(each => each.Outside));
        Assert.Equal([true, true, false, false, false], funnel.Clinics.Select(each => each.MayAlarm));
        Assert.Equal([FunnelStanding.Plotted, FunnelStanding.Plotted, FunnelStanding.Plotted, FunnelStanding.Incomplete, FunnelStanding.TooFew], funnel.Clinics.Select(each => each.Standing));
        var (n, at) = funnel.Limits[0];
        Assert.Equal(FunnelLimits.Binomial(n, funnel.Reference.Target!.Value), at);
    }

    [Fact]
    public void Limits_are_widened_where_ten_clinics_differ_more_than_chance_allows()
    {
        var spread = Enumerable.Range(0, 12).Select(at => Clinic($"{at:00}", at % 2 == 0 ? 20 : 80, 200)).ToList();

        var funnel = NetworkFunnel.Of(spread, "00", null, Parameters);

        Assert.True(funnel.Spread!.Inflate);
        Assert.All(funnel.Clinics, each => Assert.Null(each.Outside));
        Assert.Null(NetworkFunnel.Of(spread[..9], "00", null, Parameters).Spread);
    }

    [Fact]
    public void A_chart_sums_only_answered_treatments_and_says_what_each_signal_is_made_of()
    {
        var published = NetworkReference.Of([], "a", QualityParameters.PublishedRate, Parameters);
        TreatmentRecord well = new("s", [], null), bled = new("s", [new("ae-bleeding-minor", "minor")], null), silent = new("s", null, null);
        ImmutableArray<TreatmentRecord> rows = [.. Enumerable.Repeat(well, 60), silent, .. Enumerable.Repeat(bled, 9)];

        var chart = MinorChart.Of(rows, Question.Immediate, published, Parameters);

        // ln(2/1.1918) = 0.5177: the ninth event in a row brings 4.66, and 4.5 is the height.
        Assert.Equal([new ChartAlarm(69, 61, 9)], chart.Rise!.Alarms);
        Assert.Equal(69, chart.Places[68]);
        Assert.Equal(2679.634916, chart.Rise.InControl, 2679.634916 * 0.02);
        Assert.Equal(2044.728342, chart.Fall!.InControl, 2044.728342 * 0.02);
    }

    [Theory]
    [InlineData(69, 0, ChartStanding.MayAlarm)]
    [InlineData(69, 6, ChartStanding.MayAlarm)]
    [InlineData(69, 9, ChartStanding.Quiet)]
    [InlineData(69, 20, ChartStanding.Incomplete)]
    [InlineData(29, 0, ChartStanding.TooFew)]
    [InlineData(0, 29, ChartStanding.Nothing)]
    public void A_chart_that_is_not_complete_enough_is_drawn_without_signal_or_not_at_all(int answered, int silent, ChartStanding standing)
    {
        ImmutableArray<TreatmentRecord> rows =
            [.. Enumerable.Repeat(new TreatmentRecord("s", [new("ae-nausea", "minor")], null), answered), .. Enumerable.Repeat(new TreatmentRecord("s", null, null), silent)];

        var chart = MinorChart.Of(rows, Question.Immediate, NetworkReference.Of([], "a", 0.1918, Parameters), Parameters);

        Assert.Equal(standing, chart.Standing);
        Assert.Equal(standing == ChartStanding.MayAlarm, chart.Rise is { Alarms.IsEmpty: false });
        Assert.Equal(standing is ChartStanding.Nothing or ChartStanding.Incomplete, chart.Rise is null);
    }
}
