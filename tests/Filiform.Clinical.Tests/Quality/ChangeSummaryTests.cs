using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Tests.Quality;

public sealed class ChangeSummaryTests
{
    [Fact]
    public void Gives_a_t_interval_beside_the_share_that_is_missing()
    {
        var summary = ChangeSummary.Of([1, 2, 3, 4, 5, null, null, null], 0.95)!;

        // t(0.975; 4) = 2.776445, standard error 0.707107.
        Assert.Equal(3, summary.Mean);
        Assert.Equal(3 - 1.963243, summary.Interval!.Value.Low, 6);
        Assert.Equal(3 + 1.963243, summary.Interval.Value.High, 6);
        Assert.Equal(0.375, summary.MissingShare);
    }

    [Fact]
    public void Says_nothing_without_a_second_score() => Assert.Null(ChangeSummary.Of([null, null], 0.95));
}
