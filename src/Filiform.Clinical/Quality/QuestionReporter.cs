namespace Filiform.Clinical.Quality;

/// <summary>One question over all clinics: rates, case mix, funnel and charts.</summary>
internal sealed class QuestionReporter
{
    private readonly QualityParameters parameters;
    private readonly Question question;
    private readonly ImmutableArray<(string Clinic, ImmutableArray<Treatment> Rows)> clinics;
    private readonly List<string> strata;
    private readonly Dictionary<string, Dictionary<string, (int Events, int Treatments)>> tallies;
    private readonly Dictionary<string, (int Events, int Treatments)> all;
    private readonly Completeness whole;

    /// <summary>The network's own rate, which case mix is shrunk to; null where nobody answered.</summary>
    private readonly double? overall;

    /// <summary>p0 of funnel and charts; null where there is none that asks the same.</summary>
    private readonly double? target;

    /// <summary>Whether p0 rests on enough for a chart to signal against it.</summary>
    private readonly bool mayChart;

    /// <param name="rows">In order of time.</param>
    public QuestionReporter(QualityParameters parameters, ImmutableArray<Treatment> rows, Question question)
    {
        (this.parameters, this.question) = (parameters, question);
        clinics =
        [
            .. rows.GroupBy(row => row.Clinic).OrderBy(clinic => clinic.Key, StringComparer.Ordinal)
                .Select(clinic => (clinic.Key, clinic.ToImmutableArray())),
        ];
        strata = [.. rows.Select(StratumOf).Distinct().Order(StringComparer.Ordinal)];
        tallies = clinics.ToDictionary(clinic => clinic.Clinic, clinic => Answered(clinic.Rows).GroupBy(StratumOf)
            .ToDictionary(stratum => stratum.Key, stratum => (stratum.Count(Happened), stratum.Count())));
        all = strata.ToDictionary(stratum => stratum, stratum => tallies.Values.Select(one => one.GetValueOrDefault(stratum))
            .Aggregate((0, 0), (sum, one) => (sum.Item1 + one.Events, sum.Item2 + one.Treatments)));
        whole = Complete(rows);
        overall = whole.Answered > 0 ? (double)whole.Events / whole.Answered : null;
        var own = whole.Answered >= QualityParameters.OwnRateFrom;
        // What patients answer later when all are asked is not what the published surveys counted (docs/clinical/quality.md §5).
        target = own || question == Question.Delayed ? overall : QualityParameters.PublishedRate;
        mayChart = (own || question == Question.Immediate) && target is > 0 and < 1;
    }

    public QuestionReport Report()
    {
        var plotted = clinics.Select(clinic => Complete(clinic.Rows)).Where(Plotted).ToList();
        var spread = plotted.Count >= Overdispersion.LeastClinics && target is > 0 and < 1 and var p0
            ? Overdispersion.Of([.. plotted.Select(one => Distance(one, p0))], parameters.Winsorise) : null;
        return new QuestionReport(
            question, whole, whole.Answered > 0 ? Proportion.Of(whole.Events, whole.Answered, parameters.Conf) : null, target, spread,
            QualityParameters.OutsideByChance * plotted.Count, [.. clinics.Select(clinic => One(clinic.Clinic, clinic.Rows, spread?.Factor ?? 1))]);
    }

    /// <summary>How far a clinic lies from the target, in standard errors.</summary>
    private static double Distance(Completeness one, double p0) =>
        ((double)one.Events / one.Answered - p0) / Math.Sqrt(p0 * (1 - p0) / one.Answered);

    private ClinicReport One(string clinic, ImmutableArray<Treatment> rows, double widening)
    {
        var complete = Complete(rows);
        var enough = complete.Answered >= parameters.LeastTreatments;
        var (plotted, mayAlarm) = (Plotted(complete), enough && complete.Share >= parameters.CompleteToAlarm);
        var rate = enough ? Proportion.Of(complete.Events, complete.Answered, parameters.Conf) : null;
        // At a rate of nothing or everything the limits are one point.
        var limits = plotted && target is > 0 and < 1 and var p0 ? FunnelLimits.Binomial(complete.Answered, p0).Widened(p0, widening) : null;
        var reference = strata.Select(stratum => Others(clinic, stratum)).ToImmutableArray();
        return new ClinicReport(
            clinic, complete, rate, enough ? PerTreatment(rows, complete.Answered) : null,
            Standardised(clinic, reference, complete.Events), plotted, mayAlarm, limits, limits?.Outside(rate!.Estimate),
            mayAlarm && mayChart ? Chart(rows, reference, parameters.Rise) : null, mayAlarm && mayChart ? Chart(rows, reference, parameters.Fall) : null);
    }

    private CaseMix? Standardised(string clinic, ImmutableArray<(int, int)> reference, int observed)
    {
        var own = strata.Select(stratum => tallies[clinic].GetValueOrDefault(stratum).Treatments).ToImmutableArray();
        return overall is { } rate && CaseMix.Of(rate, reference, own, observed, parameters.Shrinkage) is { Expected: > 0 } result ? result : null;
    }

    private EventRate PerTreatment(ImmutableArray<Treatment> rows, int answered)
    {
        var events = Answered(rows).Sum(row => row.Told(question)!.Value.Length);
        return new EventRate(events, (double)events / answered, Counts.Garwood(events, parameters.Conf).DividedBy(answered));
    }

    private ClinicChart? Chart(ImmutableArray<Treatment> rows, ImmutableArray<(int Events, int Treatments)> reference, ChartRule rule)
    {
        var rates = reference.Select(stratum => CaseMix.Rate(stratum.Events, stratum.Treatments, target!.Value, parameters.Shrinkage)).ToList();
        var answered = Answered(rows).ToList();
        // A stratum in which nothing or everything happens elsewhere has no odds to double.
        if (answered.Any(row => rates[strata.IndexOf(StratumOf(row))] is <= 0 or >= 1)) return null;
        var chart = Cusum.Of(answered.Select(row => (Happened(row), rates[strata.IndexOf(StratumOf(row))])), rule.OddsRatio, rule.Height);
        return new ClinicChart(chart.Path[^1], chart.Path, [.. chart.AlarmsAt.Select(at => answered[at - 1].Row)]);
    }

    /// <summary>The reference leaves the clinic itself out.</summary>
    private (int Events, int Treatments) Others(string clinic, string stratum)
    {
        var own = tallies[clinic].GetValueOrDefault(stratum);
        return (all[stratum].Events - own.Events, all[stratum].Treatments - own.Treatments);
    }

    private bool Plotted(Completeness one) => one.Answered >= parameters.LeastTreatments && one.Share >= parameters.CompleteToPlot;

    private Completeness Complete(ImmutableArray<Treatment> rows) =>
        new(rows.Length, rows.Count(Happened), rows.Count(row => row.Told(question) is null));

    private IEnumerable<Treatment> Answered(ImmutableArray<Treatment> rows) => rows.Where(row => row.Told(question) is not null);

    private bool Happened(Treatment row) => row.Told(question) is { Length: > 0 };

    private static string StratumOf(Treatment row) => string.Join('|', row.Strata);
}
