namespace Filiform.Clinical.Quality;

/// <summary>One clinic's minor events in the order of treatment, as one question finds them: the risk-adjusted sums upward and downward (quality.md §5).</summary>
/// <param name="Counts">All treatments of the chart, answered or not.</param>
/// <param name="Places">Where each charted treatment stands among those given, counted from 0: only answered ones are charted.</param>
/// <param name="Rise">For more events than expected; null when not plotted.</param>
/// <param name="Fall">For fewer, which first asks whether events are being recorded; null when not plotted.</param>
public sealed record MinorChart(
    Question Question, Completeness Counts, NetworkReference Reference, ChartStanding Standing, ImmutableArray<int> Places, ChartLine? Rise, ChartLine? Fall)
{
    /// <summary>Run lengths agree with the vectors of quality.json on this grid.</summary>
    internal const int Grid = 1000;

    /// <param name="treatments">In order of time.</param>
    public static MinorChart Of(IReadOnlyList<TreatmentRecord> treatments, Question question, NetworkReference reference, QualityParameters parameters)
    {
        var counts = TreatmentRecord.Count(treatments, question, TreatmentRecord.AnyMinor);
        var standing = Stands(counts, reference, parameters);
        if (standing is ChartStanding.Incomplete or ChartStanding.Nothing) return new MinorChart(question, counts, reference, standing, [], null, null);

        ImmutableArray<int> places = [.. Enumerable.Range(0, treatments.Count).Where(at => treatments[at].Answered(question))];
        ImmutableArray<(bool, double)> told = [.. places.Select(at => (treatments[at].Had(question, TreatmentRecord.AnyMinor), reference.Expected(treatments[at].Stratum)))];
        ChartLine Line(ChartRule rule) => ChartLine.Of(told, reference.Target!.Value, rule, standing == ChartStanding.MayAlarm);
        return new MinorChart(question, counts, reference, standing, places, Line(parameters.Rise), Line(parameters.Fall));
    }

    private static ChartStanding Stands(Completeness counts, NetworkReference reference, QualityParameters parameters) =>
        // A rate at which nothing or everything happens has no odds to double.
        counts.Answered == 0 || reference.Target is not (> 0 and < 1) ? ChartStanding.Nothing
        : counts.Share < parameters.CompleteToPlot ? ChartStanding.Incomplete
        : counts.Answered < parameters.LeastTreatments ? ChartStanding.TooFew
        : counts.Share < parameters.CompleteToAlarm ? ChartStanding.Quiet
        : !reference.IsNetwork && !reference.IsPublished ? ChartStanding.NoReference : ChartStanding.MayAlarm;
}

/// <summary>What a chart may do: nothing to draw, too incomplete to draw, drawn without alarm (too few treatments, not complete enough, or no rate that asks the same
/// and rests on enough), alarm.</summary>
public enum ChartStanding { Nothing, Incomplete, TooFew, Quiet, NoReference, MayAlarm }

/// <param name="InControl">Mean treatments to an alarm while nothing has changed, at the constant target rate.</param>
/// <param name="Path">Its height after each answered treatment.</param>
public sealed record ChartLine(ChartRule Rule, double InControl, ImmutableArray<double> Path, ImmutableArray<ChartAlarm> Alarms)
{
    internal static ChartLine Of(ImmutableArray<(bool Event, double Expected)> told, double target, ChartRule rule, bool mayAlarm)
    {
        // A chart that may not signal does not start again either: it would look as if it had.
        var chart = Cusum.Of(told, rule.OddsRatio, rule.Height, reset: mayAlarm);
        return new ChartLine(rule, Cusum.MeanRunLength(target, rule.OddsRatio, rule.Height, target, MinorChart.Grid), chart.Path,
            mayAlarm ? [.. chart.AlarmsAt.Select(at => Run(told, chart, at))] : []);
    }

    /// <summary>The treatments since the sum last stood at zero: those that the alarm is made of.</summary>
    private static ChartAlarm Run(ImmutableArray<(bool Event, double Expected)> told, Chart<double> chart, int at)
    {
        var from = at - 1;
        while (from > 0 && chart.Path[from - 1] > 0 && !chart.AlarmsAt.Contains(from)) from--;
        return new ChartAlarm(at, from + 1, told.AsSpan(from, at - from).ToArray().Count(one => one.Event));
    }
}

/// <param name="At">Answered treatment at which it alarmed, counted from 1.</param>
/// <param name="From">First treatment of the run that led to it, counted from 1.</param>
/// <param name="Events">Treatments of the run with an event.</param>
public sealed record ChartAlarm(int At, int From, int Events)
{
    public int Treatments => At - From + 1;
}
