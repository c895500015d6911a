using System.Collections.Concurrent;

namespace Filiform.Journeys.Book;

/// <summary>So many of one thing within so long, by one caller.</summary>
public sealed record RateLimit(string Name, int Most, Duration Within)
{
    public static readonly RateLimit Search = new("search", 60, Duration.FromMinutes(1));
    public static readonly RateLimit Hold = new("hold", 5, Duration.FromMinutes(10));

    /// <summary>By contact: a mailbox must not be filled with confirmations of visits that nobody asked for.</summary>
    public static readonly RateLimit Book = new("book", 5, Duration.FromHours(1));
}

/// <summary>Counts what strangers do, on this node, in memory (security.md §7).</summary>
public sealed class RateLimits(IClock clock, Installation installation)
{
    /// <summary>Beyond it the oldest callers are forgotten: a flood of addresses must not fill the memory.</summary>
    private const int MostCallers = 100_000;

    private readonly ConcurrentDictionary<(string Limit, string Who), Queue<Instant>> counted = [];

    /// <param name="who">Address or digest; null for somebody who cannot be told apart, and is not limited.</param>
    public bool Refuses(RateLimit limit, string? who)
    {
        if (!installation.Limits || who is null) return false;
        if (counted.Count > MostCallers) counted.Clear();

        var now = clock.GetCurrentInstant();
        var times = counted.GetOrAdd((limit.Name, who), _ => new());
        lock (times)
        {
            while (times.TryPeek(out var oldest) && oldest <= now - limit.Within) times.Dequeue();
            if (times.Count >= limit.Most) return true;
            times.Enqueue(now);
            return false;
        }
    }

    public bool Refuses(RateLimit limit, Actor actor) => !actor.IsStaff && Refuses(limit, Holds.AddressDigest(actor));
}
