using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Progress;

/// <summary>The course of one person having dry needling within a wider plan (response-model.md). It does not say what caused it.</summary>
/// <param name="Rules">Thresholds of the advice.</param>
public sealed record ResponseModel(ResponseParameters Parameters, ResponseRules Rules)
{
    /// <summary>Φ⁻¹(0.9) in full: the vectors are computed with it, the page prints it to eight digits.</summary>
    internal const double Band80 = 1.2815515655446004;

    /// <summary>Below this variance of the difference the fall is known exactly.</summary>
    private const double Exact = 1e-9;

    public Forecast Forecast(Course course)
    {
        var now = Learn(course);
        var horizon = Math.Max(course.End, Rules.MaxHorizon);
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon - course.Sessions + 1);
        var ahead = now;
        for (var n = course.Sessions; n <= horizon; n++)
        {
            if (n > course.Sessions) ahead = ahead.After(n, Course.UsualGap, Parameters);
            steps.Add(Step(n, ahead, course.Goal));
        }
        var shown = steps.Take(course.End - course.Sessions + 1).ToImmutableArray();
        return new Forecast(
            course.Sessions, new Estimate(now.X, Math.Sqrt(now.Xx)), new Estimate(now.B, Math.Sqrt(now.Bb)), new Estimate(now.A, Math.Sqrt(now.Aa)),
            shown, ToGoal(steps, horizon), Advise(course, shown));
    }

    /// <summary>Underlying pain at or below the goal, and the fall that matters, n sessions in.</summary>
    private ForecastStep Step(int n, Belief belief, double goal)
    {
        var sd = Math.Sqrt(belief.Xx);
        var (latent, observed) = (Band80 * sd, Band80 * Math.Sqrt(belief.Xx + Parameters.ReadingVariance));
        return new ForecastStep(
            n, belief.X, sd, new Bounds(belief.X - latent, belief.X + latent), new Bounds(belief.X - observed, belief.X + observed),
            sd > 0 ? NormalDistribution.Cdf((goal - belief.X) / sd) : goal >= belief.X ? 1 : 0, Meaningful(belief));
    }

    private Belief Learn(Course course) => Beliefs(course).Last();

    /// <summary>What is known after each reading, from the one before session 1 on.</summary>
    internal IEnumerable<Belief> Beliefs(Course course)
    {
        var belief = Belief.Prior(Parameters);
        for (var k = 0; k <= course.Sessions; k++)
        {
            if (k > 0)
            {
                if (Parameters.Within.Use && course.WithinBefore(k) is { } change) belief = belief.SeeingWithin(change, k, Parameters);
                belief = belief.After(k, course.GapBefore(k), Parameters);
            }
            // A missing reading is skipped, never carried forward.
            if (course.Readings[k] is { } reading) belief = belief.Seeing(reading, Parameters.ReadingVariance);
            yield return belief;
        }
    }

    /// <summary>The next reading, a week and a session on: mean and standard deviation of the band that is shown for it.</summary>
    internal (double Mean, double Sd) Next(Belief belief, int session)
    {
        var ahead = belief.After(session, Course.UsualGap, Parameters);
        return (ahead.X, Math.Sqrt(ahead.Xx + Parameters.ReadingVariance));
    }

    private double Meaningful(Belief belief)
    {
        var (fall, variance) = (belief.A - belief.X, belief.Aa + belief.Xx - 2 * belief.Xa);
        return variance < Exact ? (fall >= Rules.Meaningful ? 1 : 0) : NormalDistribution.Cdf((fall - Rules.Meaningful) / Math.Sqrt(variance));
    }

    private static SessionsToGoal ToGoal(IEnumerable<ForecastStep> steps, int horizon)
    {
        int? First(double probability) => steps.FirstOrDefault(step => step.ReachesGoal >= probability)?.Sessions;
        return new SessionsToGoal(First(0.1), First(0.5), First(0.9), horizon);
    }

    private Advice Advise(Course course, ImmutableArray<ForecastStep> steps)
    {
        if (course.LastTwo(reading => reading <= course.Goal)) return Advice.GoalReached;
        if (course.Sessions >= 1 && steps[0].ReachesGoal >= Rules.GoalAt) return Advice.GoalReached;
        if (course.Sessions >= 2 && course.Readings[0] is { } first && course.LastTwo(reading => reading >= first + Rules.WorsenedBy))
            return Advice.StopReassess;
        if (course.Sessions < Rules.Checkpoint) return Advice.KeepGoing;
        return steps[^1].Meaningful switch
        {
            var p when p >= Rules.ContinueAt => Advice.Continue,
            var p when p >= Rules.ModifyAt => Advice.Modify,
            _ => Advice.StopReassess,
        };
    }
}

/// <param name="Checkpoint">Sessions before which the probability does not yet decide.</param>
/// <param name="ContinueAt">Least probability of a meaningful fall to go on.</param>
/// <param name="ModifyAt">Least probability of a meaningful fall to go on otherwise.</param>
/// <param name="GoalAt">Probability at which the goal counts as reached.</param>
/// <param name="WorsenedBy">NPRS points above the first reading, twice in a row, that mean worse.</param>
/// <param name="Meaningful">NPRS points of fall that matter.</param>
/// <param name="MaxHorizon">Sessions to look ahead at least.</param>
public sealed record ResponseRules(
    int Checkpoint, double ContinueAt, double ModifyAt, double GoalAt, double WorsenedBy, double Meaningful, int MaxHorizon);
