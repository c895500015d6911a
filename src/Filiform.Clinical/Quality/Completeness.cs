namespace Filiform.Clinical.Quality;

/// <summary>How many treatments answered a question, and what the unanswered could hide (quality.md §1).</summary>
/// <param name="Treatments">N.</param>
/// <param name="Events">x: answered treatments with at least one event.</param>
/// <param name="Unanswered">u; missing, never "no event".</param>
public sealed record Completeness(int Treatments, int Events, int Unanswered)
{
    public int Answered => Treatments - Unanswered;

    /// <summary>(N − u)/N, 0 to 1.</summary>
    public double Share => (double)Answered / Treatments;

    /// <summary>From no unanswered treatment having had an event, to every one.</summary>
    public Bounds BestToWorst => new((double)Events / Treatments, (double)(Events + Unanswered) / Treatments);
}
