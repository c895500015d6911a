using Filiform.Clinical.Instruments;
using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Tests.Quality;

public sealed class MuscleResponseTests
{
    private static readonly Instrument Pain = InstrumentCatalogue.Embedded().ById["nprs"];
    private static readonly Guid One = new("00000000-0000-0000-0000-000000000001"), Two = new("00000000-0000-0000-0000-000000000002");

    private static MuscleTreatment Of(int? before, int? after, int? next = null, Guid? patient = null, AtlasStanding standing = AtlasStanding.Strong, string muscle = "soleus") =>
        new(muscle, standing, patient ?? One, before, after, next);

    [Theory]
    [InlineData(6, 4, true)] // two points
    [InlineData(6, 5, false)]
    [InlineData(3, 2, true)] // a third, with 30 per cent asked for
    [InlineData(6, 7, false)]
    public void Pain_fell_when_the_change_matters(int before, int after, bool fell) =>
        Assert.Equal(new PainFall(fell ? 1 : 0, 1), MuscleResponse.Of([Of(before, after)], Pain).After);

    [Fact]
    public void A_missing_score_and_no_pain_before_are_left_out_and_never_counted_as_no_change()
    {
        var response = MuscleResponse.Of([Of(6, null), Of(null, 2), Of(0, 0), Of(6, 3, 5)], Pain);

        Assert.Equal(4, response.Treatments);
        Assert.Equal(new PainFall(1, 1), response.After);
        Assert.Equal(new PainFall(0, 1), response.ByNext);
    }

    [Fact]
    public void A_patient_counts_once() => Assert.Equal(2, MuscleResponse.Of([Of(6, 3), Of(5, 3), Of(6, 3, patient: Two)], Pain).Patients);

    [Fact]
    public void There_is_no_rate_under_thirty_treatments_and_always_an_exact_interval()
    {
        Assert.Null(new PainFall(20, 29).Rate);
        Assert.Equal(0.7, new PainFall(21, 30).Rate);
        Assert.Null(new PainFall(0, 0).Interval);
        // Clopper–Pearson for 1 of 2.
        Assert.Equal(0.0126, new PainFall(1, 2).Interval!.Value.Low, 4);
        Assert.Equal(0.9874, new PainFall(1, 2).Interval!.Value.High, 4);
    }

    [Fact]
    public void Muscles_come_most_treated_first_and_standings_strongest_first()
    {
        var rows = MuscleResponses.ByMuscle(
        [
            Of(6, 3, muscle: "infraspinatus"), Of(6, 3, standing: AtlasStanding.NotSuggested), Of(6, 6), Of(6, 3, standing: AtlasStanding.Weak), Of(6, 3, muscle: "deltoid"),
        ], Pain);

        Assert.Equal(["soleus", "deltoid", "infraspinatus"], rows.Select(row => row.Muscle));
        Assert.Equal([AtlasStanding.Strong, AtlasStanding.Weak, AtlasStanding.NotSuggested], rows[0].ByStanding.Select(part => part.Standing));
        Assert.Equal(new PainFall(2, 3), rows[0].All.After);
        Assert.Equal(new PainFall(0, 1), rows[0].ByStanding[0].Response.After);
    }

    [Theory]
    [InlineData(true, "moderate", AtlasStanding.Moderate)]
    [InlineData(true, null, AtlasStanding.NotSuggested)]
    [InlineData(false, null, AtlasStanding.NotRanked)]
    public void No_row_is_told_apart_from_no_ranking(bool ranked, string? band, AtlasStanding standing) => Assert.Equal(standing, AtlasStandingCode.Of(ranked, band));
}
