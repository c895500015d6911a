using Filiform.Clinical.Progress;

namespace Filiform.Clinical.Tests.Progress;

public sealed class GoalsMetTests
{
    private static readonly AimedGoal Pain = new("nprs", true, 3), Activity = new("psfs", false, 7), Neck = new("ndi", true, 16);

    [Fact]
    public void Every_goal_at_once() => Assert.True(Met([Pain, Neck], ("nprs", [5, 3]), ("ndi", [16])));

    [Fact]
    public void Not_while_one_is_open_or_was_never_measured()
    {
        Assert.False(Met([Pain, Neck], ("nprs", [5, 3]), ("ndi", [18])));
        Assert.False(Met([Pain, Neck], ("nprs", [5, 3])));
        Assert.False(Met([Pain], ("nprs", [3, 4])));
        Assert.False(Met([]));
    }

    [Fact]
    public void Pain_at_two_visits_in_a_row_and_the_activity_once_whatever_else_is_open()
    {
        Assert.True(Met([Pain, Activity, Neck], ("nprs", [5, 3, 2]), ("psfs", [7, 5])));
        Assert.False(Met([Pain, Activity, Neck], ("nprs", [3, 5, 2]), ("psfs", [7, 5])));
        Assert.False(Met([Pain, Activity, Neck], ("nprs", [5, 3, 2]), ("psfs", [6, 5])));
        Assert.False(Met([Pain, Neck], ("nprs", [5, 3, 2]), ("ndi", [20])));
        Assert.False(Met([Activity, Neck], ("psfs", [7]), ("ndi", [20])));
    }

    [Theory]
    [InlineData(true, 3, true)]
    [InlineData(true, 4, false)]
    [InlineData(false, 3, true)]
    [InlineData(false, 2, false)]
    public void A_goal_is_met_at_its_score(bool falls, int score, bool met) => Assert.Equal(met, new AimedGoal("x", falls, 3).MetBy(score));

    [Fact]
    public void Before_a_re_evaluation_is_due_only_what_cannot_wait_is_said()
    {
        var quiet = new Reevaluation(2, [], 0.5, false, false, false, false, false);

        Assert.Equal(Advice.KeepGoing, quiet.Prompt(due: false).Advice);
        Assert.Equal(["not-due"], quiet.Prompt(due: false).Reasons);
        Assert.Equal(Advice.Modify, quiet.Prompt(due: true).Advice);
        Assert.Equal(["serious-event"], (quiet with { SeriousEvent = true }).Prompt(due: false).Reasons);
        Assert.Equal(Advice.GoalReached, (quiet with { GoalsMet = true }).Prompt(due: false).Advice);
    }

    private static bool Met(ImmutableArray<AimedGoal> goals, params (string Measure, ImmutableArray<decimal> Scores)[] scores) =>
        GoalsMet.Of(goals, scores.ToDictionary(each => each.Measure, each => each.Scores));
}
