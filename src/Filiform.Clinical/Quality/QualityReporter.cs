namespace Filiform.Clinical.Quality;

/// <summary>Works out a report from treatments; rows in, report out.</summary>
public sealed class QualityReporter(QualityKnowledge knowledge)
{
    private readonly QualityParameters parameters = knowledge.Parameters;

    public QualityReport Report(IEnumerable<Treatment> treatments)
    {
        var rows = treatments.OrderBy(row => row.Date).ThenBy(row => row.Row).ToImmutableArray();
        return new QualityReport(
            [new QuestionReporter(parameters, rows, Question.Immediate).Report(), new QuestionReporter(parameters, rows, Question.Delayed).Report()],
            Serious(rows), Compared(rows), knowledge.Version);
    }

    private ImmutableArray<SeriousEvent> Serious(ImmutableArray<Treatment> rows) =>
    [
        .. rows.GroupBy(row => row.Clinic).SelectMany(OfClinic).OrderBy(found => found.Date).ThenBy(found => found.Row),
    ];

    private IEnumerable<SeriousEvent> OfClinic(IEnumerable<Treatment> rows)
    {
        int? since = null;
        foreach (var row in rows)
        {
            since++;
            var serious = (row.Immediate ?? []).Union(row.Delayed ?? []).Where(id => knowledge.EventById[id].Serious).ToList();
            double? gap = since is { } passed ? Counts.GapTest(passed, QualityParameters.SeriousRate) : null;
            foreach (var id in serious)
                yield return new SeriousEvent(id, row.Clinic, row.Date, row.Row, since, gap, gap < QualityParameters.GapRemarkBelow);
            if (serious.Count > 0) since = 0;
        }
    }

    private ImmutableArray<PublishedComparison> Compared(ImmutableArray<Treatment> rows) =>
    [
        .. from kind in knowledge.Events
           where kind.Question is not null
           from question in new[] { Question.Immediate, Question.Delayed }
           let told = rows.Select(row => row.Told(question)).Where(events => events is not null).ToList()
           where told.Count >= parameters.LeastTreatments
           let found = told.Count(events => events!.Value.Contains(kind.Id))
           where found > 0 || question == (kind.Question == "immediate" ? Question.Immediate : Question.Delayed)
           from link in kind.Baselines
           let published = knowledge.BaselineById[link.Baseline].EventById[link.Event]
           select new PublishedComparison(
               kind.Id, question, found, told.Count, link.Baseline, link.Event, published.Count, published.Treatments,
               Counts.ExactTest(found, told.Count, published.Rate), published.CountFrom),
    ];
}
