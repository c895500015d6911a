namespace Filiform.Clinical.Instruments;

/// <summary>Two scores of one instrument compared.</summary>
/// <param name="Improvement">In points, exact: what is judged is never rounded first; positive for better, whichever way the instrument runs.</param>
/// <param name="Met">It matters to a patient. False also when no threshold is published: silence is not good news.</param>
/// <param name="BeyondMdc">It is larger than measurement error, for better or worse. False also when none is published.</param>
public sealed record Change(decimal Improvement, bool Met, bool BeyondMdc)
{
    internal static Change Between(bool higherIsBetter, decimal before, decimal after, Threshold? mcid, Threshold? mdc)
    {
        var improvement = higherIsBetter ? after - before : before - after;
        var met = mcid is not null
            && (improvement >= mcid.Value || (mcid.Percent is { } percent && before > 0 && improvement >= percent / 100 * before));
        return new Change(improvement, met, mdc is not null && Math.Abs(improvement) >= mdc.Value);
    }
}
