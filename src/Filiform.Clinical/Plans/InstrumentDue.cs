using Filiform.Clinical.Instruments;

namespace Filiform.Clinical.Plans;

/// <summary>Whether an instrument is to be filled in before the next visit.</summary>
public static class InstrumentDue
{
    /// <param name="sessionsDone">Sessions signed so far.</param>
    /// <param name="scoredAfter">Sessions that were signed before its last score; null when it was never scored.</param>
    /// <param name="reviewAt">Sessions after which the plan re-evaluates; empty without a plan.</param>
    public static bool IsDue(Instrument instrument, int sessionsDone, int? scoredAfter, ImmutableArray<int> reviewAt)
    {
        // It rates the change since treatment began: before the first session there is nothing to rate.
        if (instrument.IsThreshold && sessionsDone == 0) return false;
        return scoredAfter is not { } then || reviewAt.Any(session => session > then && session <= sessionsDone);
    }
}
