namespace Filiform.Clinical.Quality;

/// <summary>One clinic's counts of one kind of event under one question: all that clinics tell each other.</summary>
/// <param name="Strata">By case-mix stratum; together they are the clinic.</param>
public sealed record ClinicTally(string Clinic, ImmutableArray<StratumTally> Strata)
{
    public int Treatments { get; } = Strata.Sum(one => one.Treatments);
    public int Answered { get; } = Strata.Sum(one => one.Answered);
    public int Events { get; } = Strata.Sum(one => one.Events);

    public Completeness Counts => new(Treatments, Events, Treatments - Answered);
}

/// <param name="Events">Answered treatments with at least one.</param>
public sealed record StratumTally(string Stratum, int Treatments, int Answered, int Events)
{
    internal StratumTally Without(StratumTally part) => new(Stratum, Treatments - part.Treatments, Answered - part.Answered, Events - part.Events);

    /// <summary>Every count of one clinic's treatments, for each stratum: any minor event always, other kinds where they happened.</summary>
    public static IEnumerable<(string Event, Question Question, StratumTally Tally)> All(IEnumerable<TreatmentRecord> treatments) =>
        from stratum in treatments.GroupBy(one => one.Stratum)
        let rows = stratum.ToList()
        from question in new[] { Question.Immediate, Question.Delayed }
        let kinds = rows.SelectMany(row => row.Told(question) ?? []).Select(told => told.Kind).Distinct().Order(StringComparer.Ordinal)
        from kind in kinds.Prepend(TreatmentRecord.AnyMinor)
        let counts = TreatmentRecord.Count(rows, question, kind)
        select (kind, question, new StratumTally(stratum.Key, counts.Treatments, counts.Answered, counts.Events));
}
