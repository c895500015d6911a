using System.Collections.Immutable;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Tests.Quality;

public sealed class ClinicFiguresTests
{
    private static readonly QualityKnowledge Knowledge = QualityKnowledge.Embedded();
    private static readonly QualityParameters Parameters = Knowledge.Parameters;

    private static TreatmentRecord Told(params string[] kinds) => new("s", [.. kinds.Select(kind => new ToldEvent(kind, "minor"))], null);

    private static readonly TreatmentRecord Silent = new("s", null, null);

    private static ImmutableArray<TreatmentRecord> Rows(int with, int without, int silent, string kind = "ae-bleeding-minor") =>
        [.. Enumerable.Repeat(Told(kind), with), .. Enumerable.Repeat(Told(), without), .. Enumerable.Repeat(Silent, silent)];

    [Fact]
    public void A_rate_stands_beside_both_surveys_with_its_exact_probability()
    {
        // 16 of 100 answered, 20 unanswered. Brady: 355 of 7,629; Boyce: 3,274 of 20,464.
        var rate = KindRate.Of(Rows(16, 84, 20), Question.Immediate, "ae-bleeding-minor", Knowledge);

        Assert.Equal(["brady2014", "boyce2020"], rate.Published.Select(each => each.Baseline));
        Assert.Equal([Reading.Above, Reading.Overlaps], rate.Published.Select(each => each.Reading!.Value));
        Assert.Equal(Counts.ExactTest(16, 100, 355.0 / 7629), rate.Published[0].P);
        Assert.All(rate.Published, each => Assert.True(each.IsRebuilt));
        // Clopper–Pearson for 16 of 100 is 9.43 % to 24.68 %; with 20 unanswered, 16/120 to 36/120.
        Assert.Equal((0.0943, 0.2468), (Math.Round(rate.Share!.ClopperPearson.Low, 4), Math.Round(rate.Share.ClopperPearson.High, 4)));
        Assert.Equal((16 / 120.0, 0.3), (rate.Counts.BestToWorst.Low, rate.Counts.BestToWorst.High));
    }

    [Fact]
    public void A_published_count_has_its_own_interval_and_a_clinic_may_lie_below_it()
    {
        var rate = KindRate.Of(Rows(1, 399, 0), Question.Immediate, "ae-bleeding-minor", Knowledge);

        Assert.All(rate.Published, each => Assert.Equal(Reading.Below, each.Reading));
        Assert.Equal(Proportion.Exact(355, 7629, 0.025), rate.Published[0].Interval);
    }

    [Fact]
    public void Under_thirty_answers_there_is_neither_rate_nor_reading()
    {
        var rate = KindRate.Of(Rows(3, 26, 40), Question.Immediate, "ae-bleeding-minor", Knowledge);

        Assert.False(rate.ShowsRate);
        Assert.All(rate.Published, each => Assert.Null(each.P));
        Assert.All(rate.Published, each => Assert.Null(each.Reading));
    }

    [Fact]
    public void Zero_events_give_the_one_sided_bound_and_the_rule_of_three()
    {
        var rate = KindRate.Of(Rows(0, 300, 0), Question.Immediate, "ae-bleeding-minor", Knowledge);

        // 1 − 0.05^(1/300) = 0.99361 %; 3/300 = 1 %.
        Assert.Equal(0.0099361, rate.Zero!.Value.OneSidedUpper, 7);
        Assert.Equal(0.01, rate.Zero.Value.RuleOfThree, 12);
        Assert.Null(KindRate.Of(Rows(1, 300, 0), Question.Immediate, "ae-bleeding-minor", Knowledge).Zero);
    }

    [Fact]
    public void What_another_question_found_is_compared_with_nothing()
    {
        var rows = Enumerable.Repeat(Told("ae-soreness"), 40).ToList();

        Assert.Empty(KindRate.Of(rows, Question.Immediate, "ae-soreness", Knowledge).Published);
        Assert.Equal("pain-after", Assert.Single(KindRate.Of(rows, Question.Delayed, "ae-soreness", Knowledge).Published).Event.Id);
    }

    [Fact]
    public void Treatments_with_an_event_and_events_are_two_measures()
    {
        ImmutableArray<TreatmentRecord> rows = [.. Enumerable.Repeat(Told("ae-bleeding-minor", "ae-nausea"), 10), .. Enumerable.Repeat(Told(), 30), new("s", [new("ae-retained-needle", "major")], null)];

        var total = MinorTotal.Of(rows, Question.Immediate, Parameters);

        Assert.Equal((10, 41), (total.Counts.Events, total.Counts.Answered));
        Assert.Equal(20, total.Events);
        Assert.Equal(20 / 41.0, total.PerTreatment!.Value.Estimate);
    }

    [Fact]
    public void Episodes_without_a_second_score_are_missing_and_never_failures()
    {
        var pain = InstrumentCatalogue.Embedded().ById["nprs"];

        // 6→4 is 2 points; 3→2 is 33 %; 8→7 is neither; one has no second score.
        var responders = Responders.Of([(6, 4), (3, 2), (8, 7), (5, null)], pain, 0.95)!;

        Assert.Equal(new Completeness(4, 2, 1), responders.Counts);
        Assert.Equal((0.5, 0.75), (responders.Counts.BestToWorst.Low, responders.Counts.BestToWorst.High));
        Assert.Equal(0.25, responders.Change!.MissingShare);
        Assert.Null(Responders.Of([], pain, 0.95));
    }

    [Fact]
    public void Each_reading_is_held_against_the_band_issued_one_session_before()
    {
        var model = ResponseKnowledge.Embedded().Default;
        var usual = new Course([7, 6, null, 5], [null, 7, 7, 7], [], 1, 3);
        var wild = new Course([2, 10], [null, 7], [], 6, 0);

        var held = model.Calibrate([usual, wild])!;

        // Three readings follow a session: 6, 5, and a 10 that no band holds.
        Assert.Equal((2, 3), (held.Inside, held.Readings));
        Assert.Equal(1, held.Widen);
        Assert.Null(model.Calibrate([new Course([7], [null], [], 6, 3)]));
    }

    [Fact]
    public void The_band_held_against_a_reading_is_the_one_that_was_shown()
    {
        var model = ResponseKnowledge.Embedded().Default;
        var shown = model.Forecast(new Course([7, 6], [null, 5], [], 6, 3)).Steps[1].Observed80;

        // A hair inside its upper end, and a hair outside.
        Assert.Equal(2, model.Calibrate([new Course([7, 6, shown.High - 1e-9], [null, 5, 30], [], 6, 3)])!.Inside);
        Assert.Equal(1, model.Calibrate([new Course([7, 6, shown.High + 1e-9], [null, 5, 30], [], 6, 3)])!.Inside);
    }
}
