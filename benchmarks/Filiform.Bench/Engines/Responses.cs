using Filiform.Clinical.Progress;

namespace Filiform.Bench.Engines;

/// <summary>The outlook of one course of care, beside the same Gaussian worked out in one piece.</summary>
public sealed class Responses : IBenchmark
{
    private static readonly Course Course = new([6, 5.5, null, 5, 4, 4], [0, 7, 7, 10, 7, 5], [], 8, 2);

    public string Name => "respond";

    public IEnumerable<Figure> Run()
    {
        var model = ResponseKnowledge.Embedded().Default;
        var (ours, plain) = (model.Forecast(Course), PlainResponse.Forecast(model.Parameters, Course, Course.End));
        foreach (var (step, expected) in ours.Steps.Zip(plain))
            if (Math.Abs(step.Mean - expected.Mean) > 1e-9 || Math.Abs(step.LatentSd - expected.Sd) > 1e-9)
                throw new InvalidOperationException($"The two disagree: {step} {expected}");

        var micros = Micros(Rounds.PerSecond(() => model.Forecast(Course)));
        var horizon = Math.Max(Course.End, model.Rules.MaxHorizon);
        yield return new("response prediction", "µs", micros,
            new("all readings conditioned on at once by elimination, same result", Micros(Rounds.PerSecond(() => PlainResponse.Forecast(model.Parameters, Course, horizon)))),
            new("< 50 µs", micros.Median < 50));
    }

    private static Spread Micros(Spread perSecond) => new(1e6 / perSecond.Median, 1e6 / perSecond.Most, 1e6 / perSecond.Least, perSecond.Rounds);
}
