namespace Filiform.Scheduling;

/// <summary>A stretch of working time in one room during which the clock does not change, and the stay it belongs to.</summary>
/// <param name="Opens">Start of the unbroken stay in that room.</param>
/// <param name="Closes">End of that stay, not included.</param>
/// <param name="From">First instant at which a visit may start within this stretch.</param>
/// <param name="Until">End of this stretch, not included.</param>
/// <param name="Anchor">The start of the shift, read with this stretch's offset: starts lie whole steps from it on the wall clock.</param>
public readonly record struct Opening(Guid Room, Instant Opens, Instant Closes, Instant From, Instant Until, Instant Anchor)
{
    /// <summary>Whether the whole of that time lies within the stay.</summary>
    public bool Covers(Slot occupied) => Opens <= occupied.Start && occupied.End <= Closes;

    /// <summary>Whether a visit may start then, on the wall-clock grid of that step.</summary>
    public bool Starts(Instant at, Duration step) =>
        From <= at && at < Until && (at - Anchor).BclCompatibleTicks % step.BclCompatibleTicks == 0;

    /// <summary>Every start on the wall-clock grid of that step that does not lie before that time, ascending.</summary>
    public IEnumerable<Instant> StartsEvery(Duration step, Instant notBefore)
    {
        for (var at = FirstStart(step, notBefore); at < Until; at += step) yield return at;
    }

    /// <summary>The first start on the grid that does not lie before that time; it may lie past the end of the stretch.</summary>
    internal Instant FirstStart(Duration step, Instant notBefore)
    {
        // Rounded up: a stretch after a change of the clock, or after leave, rarely begins on the shift's own grid.
        var past = (Instant.Max(From, notBefore) - Anchor).BclCompatibleTicks;
        return Anchor + step * ((past + step.BclCompatibleTicks - 1) / step.BclCompatibleTicks);
    }
}
