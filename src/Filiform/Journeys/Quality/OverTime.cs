using Filiform.Clinical.Quality;

namespace Filiform.Journeys.Quality;

/// <summary>The clinic's minor events in the order of treatment, one chart for each question.</summary>
/// <param name="Treatments">All that are charted; <see cref="MinorChart.Places"/> counts among them.</param>
public sealed record OverTime(ImmutableArray<TreatmentRow> Treatments, ImmutableArray<MinorChart> Charts)
{
    /// <summary>A span of its own, whatever period the page shows: an alarm must not come and go with a choice on the page.</summary>
    public const int Months = 24;

    /// <returns>The first moment that is charted.</returns>
    public static Instant Since(LocalDate today, DateTimeZone zone) => zone.AtStartOfDay(today.PlusMonths(-Months)).ToInstant();

    public static OverTime Of(ImmutableArray<TreatmentRow> treatments, NetworkTallies tallies, Id<Clinic> here, QualityParameters parameters)
    {
        ImmutableArray<TreatmentRecord> records = [.. treatments.Select(row => row.Record)];
        return new OverTime(treatments, [.. new[] { Question.Immediate, Question.Delayed }.Select(question => MinorChart.Of(records, question,
            NetworkReference.Of(tallies.For(TreatmentRecord.AnyMinor, question), here.ToString(), QualityParameters.PublishedFor(question), parameters), parameters))]);
    }

    /// <param name="charted">Counted from 1, as alarms are.</param>
    public TreatmentRow At(MinorChart chart, int charted) => Treatments[chart.Places[charted - 1]];

    /// <summary>Signals of both questions, newest last.</summary>
    public IEnumerable<Signal> Signals =>
        from chart in Charts
        from line in new[] { (Line: chart.Rise, Rises: true), (Line: chart.Fall, Rises: false) }
        from alarm in line.Line?.Alarms ?? []
        let treatment = At(chart, alarm.At)
        orderby treatment.SignedAt
        select new Signal(chart, line.Rises, alarm, treatment);
}

/// <summary>An alarm of a chart: it asks for a review of the treatments of its run.</summary>
/// <param name="Treatment">The one at which it alarmed.</param>
public sealed record Signal(MinorChart Chart, bool Rises, ChartAlarm Alarm, TreatmentRow Treatment)
{
    public string Direction => Rises ? "rise" : "fall";
}
