namespace Filiform.Scheduling;

/// <summary>Merges ordered sequences, and reads none of them further than the result is read.</summary>
public static class Merge
{
    /// <param name="sources">
    /// Each with a bound no item of it lies before; ordered by that bound. A sequence is opened only when its bound is reached.
    /// </param>
    /// <param name="key">What each sequence is ordered by. Of equal keys the earlier source comes first.</param>
    public static IEnumerable<TItem> Ordered<TItem, TKey>(
        IEnumerable<(TKey NoneBefore, IEnumerable<TItem> Items)> sources, Func<TItem, TKey> key)
        where TKey : IComparable<TKey>
    {
        var heads = new PriorityQueue<IEnumerator<TItem>, (TKey, int)>();
        using var waiting = sources.GetEnumerator();
        var (more, opened) = (waiting.MoveNext(), 0);
        try
        {
            while (more || heads.Count > 0)
            {
                if (more && (!heads.TryPeek(out _, out var least) || waiting.Current.NoneBefore.CompareTo(least.Item1) <= 0))
                {
                    Push(waiting.Current.Items.GetEnumerator(), opened++);
                    more = waiting.MoveNext();
                    continue;
                }
                heads.TryDequeue(out var head, out var place);
                yield return head!.Current;
                Push(head, place.Item2);
            }
        }
        finally
        {
            foreach (var (head, _) in heads.UnorderedItems) head.Dispose();
        }

        void Push(IEnumerator<TItem> head, int place)
        {
            if (head.MoveNext()) heads.Enqueue(head, (key(head.Current), place));
            else head.Dispose();
        }
    }
}
