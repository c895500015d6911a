using Filiform.Clinical.Instruments;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>All scores of one instrument, and what became of it.</summary>
/// <param name="Scores">Oldest first, those without a score and those entered again among them.</param>
public sealed record ScoreHistory(Instrument Instrument, ImmutableArray<ScoreHistory.Past> Scores)
{
    /// <param name="IsReplaced">It was entered again for the same visit: the later one counts.</param>
    public sealed record Past(OutcomeRow Row, bool IsReplaced)
    {
        public bool Counts => Row.Score is not null && !IsReplaced;
    }

    /// <summary>The first score that counts; null when none does.</summary>
    public OutcomeRow? First => Scores.FirstOrDefault(past => past.Counts)?.Row;

    public OutcomeRow? Last => Scores.LastOrDefault(past => past.Counts)?.Row;

    /// <summary>The last score against the first; null with fewer than two, and where the instrument rates change itself.</summary>
    public Judgement? Judged => First is { } first && Last is { } last && first.Id != last.Id && !Instrument.IsThreshold
        ? Judgement.Of(Instrument, first.Score!.Value, last.Score!.Value) : null;

    /// <returns>One for each instrument that the catalogue knows and the patient has filled in, in order of the first time.</returns>
    public static ImmutableArray<ScoreHistory> Of(ClinicalContent content, ImmutableArray<OutcomeRow> outcomes) =>
    [
        .. from outcome in outcomes
           where content.Instruments.ById.ContainsKey(outcome.Instrument)
           group outcome by outcome.Instrument into rows
           select new ScoreHistory(content.Instruments.ById[rows.Key], [.. rows.Select(row => new Past(row, IsReplaced(row, rows)))]),
    ];

    private static bool IsReplaced(OutcomeRow row, IEnumerable<OutcomeRow> all) =>
        row.Appointment is { } visit && all.SkipWhile(each => each.Id != row.Id).Skip(1).Any(later => later.Appointment == visit);
}
