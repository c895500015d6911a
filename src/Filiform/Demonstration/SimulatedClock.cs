namespace Filiform.Demonstration;

/// <summary>A clock that the simulation moves, and that never goes back.</summary>
public sealed class SimulatedClock(Instant start) : IClock
{
    private Instant now = start;

    public Instant GetCurrentInstant() => now;

    public void MoveTo(Instant at) => now = Instant.Max(now, at);
}
