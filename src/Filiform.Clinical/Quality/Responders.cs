using Filiform.Clinical.Instruments;

namespace Filiform.Clinical.Quality;

/// <summary>Episodes that reached their re-evaluation, and how many had got better by what matters to a patient (quality.md §7).</summary>
/// <param name="Counts">Episodes, responders, and episodes without a second score, which are missing and never "no".</param>
/// <param name="Share">Of those with both scores; null when there are none.</param>
/// <param name="Change">Mean improvement in points, shown beside the share of missing scores; null without a second score.</param>
public sealed record Responders(Completeness Counts, Proportion? Share, ChangeSummary? Change)
{
    /// <param name="episodes">First score, and score at the re-evaluation, in points; null where there is none.</param>
    /// <param name="instrument">Its own threshold decides.</param>
    /// <returns>Null when no episode reached its re-evaluation.</returns>
    public static Responders? Of(IReadOnlyCollection<(decimal? Before, decimal? After)> episodes, Instrument instrument, double conf)
    {
        if (episodes.Count == 0) return null;
        var changes = episodes.Select(one => one is { Before: { } before, After: { } after } ? instrument.Compare(before, after) : null).ToList();
        var counts = new Completeness(episodes.Count, changes.Count(change => change is { Met: true }), changes.Count(change => change is null));
        return new Responders(
            counts, counts.Answered > 0 ? Proportion.Of(counts.Events, counts.Answered, conf) : null,
            ChangeSummary.Of([.. changes.Select(change => (double?)change?.Improvement)], conf));
    }
}
