using System.Collections.Immutable;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Tests.Quality;

/// <summary>Exactly on a bound: thirty answers, 80 and 90 % answered, a rate that equals a limit.</summary>
public sealed class QualityEdgesTests
{
    private static readonly QualityKnowledge Knowledge = QualityKnowledge.Embedded();
    private static readonly QualityParameters Parameters = Knowledge.Parameters;

    private static readonly TreatmentRecord Well = new("s", [], []), Bled = new("s", [new("ae-bleeding-minor", "minor")], [new("ae-bruise", "minor")]), Silent = new("s", null, null);

    private static ImmutableArray<TreatmentRecord> Rows(int bled, int well, int silent) =>
        [.. Enumerable.Repeat(Bled, bled), .. Enumerable.Repeat(Well, well), .. Enumerable.Repeat(Silent, silent)];

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Thirty_answers_are_enough_for_a_rate(int answered, bool enough)
    {
        var rows = Rows(3, answered - 3, 0);

        Assert.Equal(enough, KindRate.Of(rows, Question.Immediate, "ae-bleeding-minor", Knowledge).ShowsRate);
        Assert.Equal(enough, MinorTotal.Of(rows, Question.Immediate, Parameters).Share is not null);
        var clinic = Funnel(new("a", [new("s", answered, answered, 10)]), new("b", [new("s", 60, 60, 10)])).Clinics[0];
        Assert.Equal((enough, enough ? FunnelStanding.Plotted : FunnelStanding.TooFew), (clinic.Share is not null, clinic.Standing));
    }

    [Theory]
    [InlineData(80, FunnelStanding.Plotted, false)]
    [InlineData(79, FunnelStanding.Incomplete, false)]
    [InlineData(90, FunnelStanding.Plotted, true)]
    [InlineData(89, FunnelStanding.Plotted, false)]
    public void Eighty_in_a_hundred_are_enough_to_plot_and_ninety_to_signal(int answered, FunnelStanding standing, bool signals)
    {
        var clinic = Funnel(new("a", [new("s", 100, answered, 10)]), new("b", [new("s", 60, 60, 10)])).Clinics[0];
        Assert.Equal((standing, signals), (clinic.Standing, clinic.MayAlarm));

        var chart = MinorChart.Of(Rows(5, answered - 5, 100 - answered), Question.Immediate, NetworkReference.Of([], "a", 0.2, Parameters), Parameters);
        Assert.Equal(standing == FunnelStanding.Incomplete ? ChartStanding.Incomplete : signals ? ChartStanding.MayAlarm : ChartStanding.Quiet, chart.Standing);
    }

    [Theory]
    [InlineData(0.10, "low95")]
    [InlineData(0.0999, "low998")]
    [InlineData(0.15, "low95")]
    [InlineData(0.20, null)]
    [InlineData(0.1999, "low95")]
    [InlineData(0.30, null)]
    [InlineData(0.3001, "high95")]
    [InlineData(0.40, "high95")]
    [InlineData(0.4001, "high998")]
    public void Only_strictly_beyond_a_limit_is_outside(double rate, string? outside) =>
        Assert.Equal(outside, new FunnelLimits(0.10, 0.20, 0.30, 0.40).Outside(rate));

    [Fact]
    public void Limits_move_away_from_the_target_and_stay_within_a_probability()
    {
        var limits = new FunnelLimits(0.10, 0.20, 0.30, 0.40);

        Assert.Same(limits, limits.Widened(0.25, 1));
        Assert.Equal(new FunnelLimits(0, 0.15, 0.35, 0.55), Round(limits.Widened(0.25, 2)));
        Assert.Equal(1, limits.Widened(0.25, 9).High998);

        static FunnelLimits Round(FunnelLimits one) => new(Math.Round(one.Low998, 12), Math.Round(one.Low95, 12), Math.Round(one.High95, 12), Math.Round(one.High998, 12));
    }

    /// <summary>The curve begins at the fewest treatments that are plotted and ends a little past the largest clinic.</summary>
    [Fact]
    public void The_funnel_is_drawn_from_thirty_treatments_to_past_the_largest_clinic()
    {
        var funnel = Funnel(new("a", [new("s", 1000, 1000, 190)]), new("b", [new("s", 60, 60, 10)]));

        Assert.Equal((30, 1080, 49), (funnel.Limits[0].Treatments, funnel.Limits[^1].Treatments, funnel.Limits.Length));
        Assert.All(funnel.Limits.Zip(funnel.Limits.Skip(1)), pair => Assert.InRange(pair.Second.Treatments - pair.First.Treatments, 21, 22));
        Assert.Equal(78, Funnel(new("a", [new("s", 40, 40, 9)]), new("b", [new("s", 60, 60, 10)])).Limits[^1].Treatments);
    }

    [Fact]
    public void Two_plotted_clinics_are_enough_and_one_is_not()
    {
        Assert.NotEmpty(Funnel(new("a", [new("s", 100, 100, 20)]), new("b", [new("s", 60, 60, 10)])).Limits);
        Assert.Empty(Funnel(new("a", [new("s", 100, 100, 20)]), new("b", [new("s", 20, 20, 10)])).Limits);
        Assert.Empty(Funnel(new("a", [new("s", 100, 100, 100)]), new("b", [new("s", 600, 600, 600)])).Limits);
        Assert.Empty(Funnel(new("a", [new("s", 100, 100, 0)]), new("b", [new("s", 600, 600, 0)])).Limits);
    }

    /// <summary>Ten clinics whose distances from the target are known: the spread is the mean of their squares, ends drawn in.</summary>
    [Fact]
    public void Distances_are_counted_in_standard_errors_of_the_target()
    {
        ImmutableArray<ClinicTally> clinics = [.. Enumerable.Range(0, 10).Select(at => new ClinicTally($"{at}", [new("s", 400, 400, 40 + 8 * at)]))];
        var funnel = NetworkFunnel.Of(clinics, "0", 0.5, Parameters);

        var target = clinics.Sum(one => one.Events) / 4000.0;
        var z = clinics.Select(one => (one.Events / 400.0 - target) / Math.Sqrt(target * (1 - target) / 400)).ToImmutableArray();
        Assert.Equal(Overdispersion.Of(z, Parameters.Winsorise).Phi, funnel.Spread!.Phi, 12);
        Assert.Equal(0.02, funnel.OutsideByChance, 12);
    }

    [Fact]
    public void A_clinic_is_all_its_strata_together()
    {
        var clinic = new ClinicTally("a", [new("x", 40, 36, 5), new("y", 30, 20, 7)]);

        Assert.Equal((70, 56, 12), (clinic.Treatments, clinic.Answered, clinic.Events));
        Assert.Equal(56 / 70.0, clinic.Counts.Share, 12);
    }

    /// <summary>At five hundred answers the network has a rate of its own; before, the published one counts, and without one whatever was told.</summary>
    [Theory]
    [InlineData(500, 0.2, 0.1, true, false)]
    [InlineData(499, 0.2, 0.2, false, true)]
    public void The_networks_own_rate_begins_at_five_hundred(int answered, double published, double target, bool network, bool isPublished)
    {
        var reference = NetworkReference.Of([new("a", [new("s", answered, answered, answered / 10)])], "a", published, Parameters);

        Assert.Equal((Math.Round(target, 3), network, isPublished), (Math.Round(reference.Target!.Value, 3), reference.IsNetwork, reference.IsPublished));
    }

    [Fact]
    public void Without_a_published_rate_the_chart_stands_against_what_was_told_and_gives_no_signal()
    {
        var reference = NetworkReference.Of([new("a", [new("s", 100, 100, 30)]), new("b", [new("s", 100, 100, 30)])], "a", null, Parameters);
        Assert.Equal((0.3, false, false), (reference.Target, reference.IsNetwork, reference.IsPublished));
        Assert.Null(NetworkReference.Of([new("a", [new("s", 10, 0, 0)])], "a", null, Parameters).Target);

        var chart = MinorChart.Of(Rows(90, 10, 0), Question.Delayed, reference, Parameters);

        Assert.Equal(ChartStanding.NoReference, chart.Standing);
        Assert.True(chart.Rise!.Alarms.IsEmpty && chart.Rise.Path.Max() > Parameters.Rise.Height);
        Assert.Null(QualityParameters.PublishedFor(Question.Delayed));
    }

    [Fact]
    public void Each_question_counts_its_own_answers()
    {
        TreatmentRecord now = new("s", [new("ae-bleeding-minor", "minor")], null), later = new("s", null, [new("ae-bruise", "minor")]);

        Assert.Equal([(true, false), (false, true)], new[] { now, later }.Select(one => (one.Answered(Question.Immediate), one.Answered(Question.Delayed))));
        Assert.Equal([(true, false), (false, true)], new[] { now, later }.Select(one => (one.Had(Question.Immediate, TreatmentRecord.AnyMinor), one.Had(Question.Delayed, "ae-bruise"))));
        Assert.False(now.Had(Question.Immediate, "ae-nausea"));
    }

    [Theory]
    [InlineData(Question.Immediate, "immediate")]
    [InlineData(Question.Delayed, "delayed")]
    public void A_question_is_found_by_its_code(Question question, string code) => Assert.Equal((code, (Question?)question, null), (question.Code(), Questions.Find(code), Questions.Find("later")));

    [Fact]
    public void A_standing_is_stored_by_its_code_and_read_back()
    {
        Assert.Equal(["strong", "moderate", "weak", "not-suggested", "not-ranked"], Enum.GetValues<AtlasStanding>().Select(standing => standing.Code()));
        foreach (var standing in new[] { AtlasStanding.Strong, AtlasStanding.Moderate, AtlasStanding.Weak }) Assert.Equal(standing, AtlasStandingCode.Of(ranked: true, standing.Code()));
        Assert.Equal((AtlasStanding.NotSuggested, AtlasStanding.NotRanked), (AtlasStandingCode.Of(ranked: true, null), AtlasStandingCode.Of(ranked: false, null)));
    }

    [Fact]
    public void An_alarm_is_made_of_the_treatments_of_its_run() => Assert.Equal(9, new ChartAlarm(69, 61, 9).Treatments);

    [Fact]
    public void Who_was_scored_twice_counts_and_who_was_not_is_missing()
    {
        var pain = InstrumentCatalogue.Embedded().ById["nprs"];

        var half = Responders.Of([(6, 3), (6, 6), (6, null)], pain, 0.95)!;
        Assert.Equal((new Completeness(3, 1, 1), 0.5), (half.Counts, half.Share!.Estimate));
        Assert.Null(Responders.Of([(6, null)], pain, 0.95)!.Share);
    }

    [Fact]
    public void The_interval_round_a_mean_change_needs_two_and_is_students()
    {
        Assert.Null(ChangeSummary.Of([2.0, null], 0.95)!.Interval);

        // 1 and 3: mean 2, standard error 1, t(1; 0.975) = 12.7062.
        var two = ChangeSummary.Of([1.0, 3.0], 0.95)!;
        Assert.Equal((2 - 12.7062, 2 + 12.7062), (Math.Round(two.Interval!.Value.Low, 4), Math.Round(two.Interval.Value.High, 4)));
    }

    [Theory]
    [InlineData(4.99, true)]
    [InlineData(5, false)]
    public void Under_five_expected_is_imprecise(double expected, bool imprecise) =>
        Assert.Equal(imprecise, CaseMix.Of(expected / 100, [(0, 0)], [100], 3, 20).Imprecise);

    private static NetworkFunnel Funnel(params ClinicTally[] clinics) => NetworkFunnel.Of(clinics, "a", 0.2, Parameters);
}
