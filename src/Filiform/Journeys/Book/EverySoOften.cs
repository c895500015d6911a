using System.Collections.Concurrent;

namespace Filiform.Journeys.Book;

/// <summary>Says whether something that need not be done each time is due again, for each key by itself.</summary>
internal sealed class EverySoOften<TKey>(Duration interval) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Instant> last = new();

    public bool IsDue(TKey key, Instant now)
    {
        if (last.TryGetValue(key, out var before) && now - before < interval && now >= before) return false;
        last[key] = now;
        return true;
    }
}
