using System.Collections.Immutable;
using Filiform.Clinical.Atlas;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Pain;
using Filiform.Journeys.Progress;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Prepare;

public sealed class SaveDrawingTests
{
    [Fact]
    public async Task Keeps_regions_with_their_own_strength_or_the_average()
    {
        await using var she = await Preparing.New();

        var version = await she.Draw(6, 0, """[{"v":"f","x":500,"y":90}]""", 4, new SaveDrawing.Mark("vertex", null), new("forehead-left", 9));

        var kept = (await she.Clinic.Do(work => Drawings.For(work, she.Patient, she.Visit)))!;
        Assert.Equal((1, 6, 4, 1), (version.Value, kept.Pain, kept.PainNow, kept.Version));
        Assert.Equal([new PainMark("vertex", 6), new PainMark("forehead-left", 9)], kept.Regions);
        Assert.Equal("""[{"v":"f","x":500,"y":90}]""", kept.Strokes);
    }

    [Fact]
    public async Task Takes_the_average_into_the_outcomes_once()
    {
        await using var she = await Preparing.New();
        await she.Draw(6, 0, null, null, new SaveDrawing.Mark("vertex", null));

        await she.Draw(6, 1, null, null, new SaveDrawing.Mark("occiput-left", null));

        var kept = Assert.Single(await she.Clinic.Do(work => Outcomes.Of(work, she.Patient)));
        Assert.Equal(("nprs", 6m, she.Visit), (kept.Instrument, kept.Score, kept.Appointment));
    }

    [Fact]
    public async Task Writes_every_save_as_a_version_and_refuses_one_that_was_not_seen()
    {
        await using var she = await Preparing.New();
        await she.Draw(6, 0, null, null, new SaveDrawing.Mark("vertex", null));

        Assert.Equal(Refusal.Stale, (await she.Draw(3, 0, null, null, new SaveDrawing.Mark("occiput-left", null))).Refusal);
        Assert.Equal(2, (await she.Draw(3, 1, null, null, new SaveDrawing.Mark("occiput-left", null))).Value);
        Assert.Equal(2, await she.Clinic.Scalar<long>("select count(*) from drawing where clinic = @Here", new { she.Clinic.Here }));
    }

    [Fact]
    public async Task A_draft_counts_for_nothing_is_taken_away_by_a_save_and_never_overtakes_one()
    {
        await using var she = await Preparing.New();
        var link = she.Link;
        KeepDrawingDraft keep = new(Preparing.Content);
        Task<Result<Done>> Keep(int seen) => she.Clinic.Run(keep, new(she.Patient, she.Visit, new(
            ImmutableDictionary<string, string>.Empty.Add("vertex", new string('9', 50)).Add("nowhere", "3"), "no paint", "6", null, seen)), link);
        async Task<DrawingDraft?> Draft() => (await she.Clinic.Run(new ReadDrawing(), new(she.Patient, she.Visit), link)).Value.Draft;

        Assert.Null((await Keep(0)).Refusal);
        Assert.Null((await Keep(0)).Refusal);
        var draft = (await Draft())!;
        Assert.Equal((1, 20, "6", null), (draft.Regions.Count, draft.Regions["vertex"].Length, draft.Pain, draft.Strokes));
        Assert.Null(await she.Clinic.Do(work => Drawings.For(work, she.Patient, she.Visit)));
        Assert.DoesNotContain("vertex", await she.Clinic.Scalar<string>("select body from drawing_draft where clinic = @Here", new { she.Clinic.Here }), StringComparison.Ordinal);

        await she.Draw(6, 0, null, null, new SaveDrawing.Mark("vertex", null));
        Assert.Null(await Draft());
        await Keep(0);
        Assert.Null(await Draft());
        await Keep(1);
        Assert.NotNull(await Draft());
    }

    [Fact]
    public async Task Lets_one_of_two_at_once_win()
    {
        await using var she = await Preparing.New();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => she.Draw(6, 0, null, null, new SaveDrawing.Mark("vertex", null))));

        Assert.Single(results, result => result.Refusal is null);
        Assert.All(results.Where(result => result.Refusal is not null), result => Assert.Equal(Refusal.Stale, result.Refusal));
    }

    [Fact]
    public async Task Names_what_is_wrong()
    {
        await using var she = await Preparing.New();

        Assert.Equal(("choose-number", "pain"), Wrong(await she.Draw(null, 0, null, null, new SaveDrawing.Mark("vertex", null))));
        Assert.Equal(("choose-number", "pain"), Wrong(await she.Draw(11, 0, null, null, new SaveDrawing.Mark("vertex", null))));
        Assert.Equal(("choose-number", "now"), Wrong(await she.Draw(5, 0, null, -1, new SaveDrawing.Mark("vertex", null))));
        Assert.Equal(("choose-region", "region"), Wrong(await she.Draw(5)));
        Assert.Equal(("region-unknown", "region"), Wrong(await she.Draw(5, 0, null, null, new SaveDrawing.Mark("left-pinky-nail", null))));
        Assert.Equal(("choose-strength", "strength-vertex"), Wrong(await she.Draw(5, 0, null, null, new SaveDrawing.Mark("vertex", 0))));
    }

    [Fact]
    public async Task Lets_somebody_say_that_nothing_hurts()
    {
        await using var she = await Preparing.New();

        Assert.Null((await she.Draw(0)).Refusal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""[{"v":"f","x":5000,"y":90}]""")]
    [InlineData("""[{"v":"q","x":5,"y":90}]""")]
    [InlineData("""[null]""")]
    [InlineData("""{"v":"f"}""")]
    [InlineData("[]")]
    public async Task Keeps_no_paint_that_our_script_could_not_have_made(string strokes)
    {
        await using var she = await Preparing.New();

        await she.Draw(6, 0, strokes, null, new SaveDrawing.Mark("vertex", null));

        Assert.Null((await she.Clinic.Do(work => Drawings.For(work, she.Patient, she.Visit)))!.Strokes);
    }

    internal static (string, string?) Wrong<T>(Result<T> result) => (result.Refusal!.Reasons[0].Code, result.Refusal.Reasons[0].Field);
}

public sealed class RateFunctionTests
{
    [Fact]
    public async Task Keeps_the_patients_own_words_and_the_mean()
    {
        await using var she = await Preparing.New();

        await she.Rate(null, ("Lift my child", 3), (null, null), (" Sleep 😴 ", 4), ("Drive", 5));

        var kept = Assert.Single(await she.Clinic.Do(work => Outcomes.Of(work, she.Patient)));
        Assert.Equal(("psfs", 4.0m), (kept.Instrument, kept.Score));
        Assert.Equal(["Lift my child", "Sleep 😴", "Drive"], kept.Wording);
        Assert.Equal([3, 4, 5], kept.Answers);
    }

    [Fact]
    public async Task Names_what_is_wrong()
    {
        await using var she = await Preparing.New();

        Assert.Equal(("activity-missing", "activity-1"), SaveDrawingTests.Wrong(await she.Rate(null, (null, null), (" ", null))));
        Assert.Equal(("choose-number", "rating-1"), SaveDrawingTests.Wrong(await she.Rate(null, ("Drive", null))));
        Assert.Equal(("choose-number", "rating-2"), SaveDrawingTests.Wrong(await she.Rate(null, ("Drive", 1), ("Run", 11))));
        Assert.Equal(("activity-unnamed", "activity-1"), SaveDrawingTests.Wrong(await she.Rate(null, (null, 4))));
        Assert.Equal(("too-long", "activity-1"), SaveDrawingTests.Wrong(await she.Rate(null, (new string('x', 201), 4))));
    }

    [Fact]
    public async Task Overwrites_nothing_from_another_browser_and_writes_a_double_click_once()
    {
        await using var she = await Preparing.New();
        var first = (await she.Rate(null, ("Drive", 3))).Value;

        Assert.Equal(first, (await she.Rate(null, ("Drive", 3))).Value);
        Assert.Equal(Refusal.Stale, (await she.Rate(null, ("Run", 3))).Refusal);
        Assert.NotEqual(first, (await she.Rate(first, ("Run", 3))).Value);
    }
}

public sealed class PreparationsTests
{
    [Fact]
    public async Task Says_for_many_visits_at_once_what_is_done()
    {
        await using var she = await Preparing.New();
        var first = she.Visit;
        await she.Screened();
        await she.Sign();
        await she.Draw(6, 0, null, null, new SaveDrawing.Mark("vertex", null));
        var lena = await she.Clinic.Patient("Lena", "Fields", "1991-01-01", "lena@example.org");
        var second = await she.Clinic.Appointment(lena, "10:00");

        var states = await she.Clinic.Do(work => Preparations.Of(work, [first, second, first, new Id<Appointment>(Guid.NewGuid())]));

        Assert.Equal(2, states.Count);
        Assert.Equal(("proceed", "given", true, false, false, 0), Parts(states[first]));
        Assert.Equal((null, "missing", false, false, false, 0), Parts(states[second]));
        Assert.Empty(await she.Clinic.Do(work => Preparations.Of(work, [])));
    }

    [Fact]
    public async Task Follows_the_consent()
    {
        await using var she = await Preparing.New();
        await she.Answer("q-height-cm", "170");
        Assert.True((await State(she)).Draft);
        await she.Screened();
        var consent = (await she.Sign()).Value;
        await she.Rate(null, ("Drive", 3));
        await she.Withdraw(consent);
        Assert.Equal(("do-not-needle", "withdrawn", false, true, false, 0), Parts(await State(she)));

        she.Clinic.Clock.AdvanceMinutes(1);
        await she.Refuse();
        Assert.Equal("refused", (await State(she)).Consent);
        she.Clinic.Clock.AdvanceMinutes(1);
        await she.Sign();
        she.Clinic.Clock.AdvanceMinutes(1);
        await she.Revise();
        await she.Send();
        Assert.Equal("outdated", (await State(she)).Consent);
    }

    private static async Task<PreparedState> State(Preparing she) => (await she.Clinic.Do(work => Preparations.Of(work, [she.Visit])))[she.Visit];

    private static (string?, string, bool, bool, bool, int) Parts(PreparedState state) =>
        (state.Disposition, state.Consent, state.Drawn, state.Rated, state.Draft, state.Asked);
}
