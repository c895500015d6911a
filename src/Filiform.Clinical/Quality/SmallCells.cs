namespace Filiform.Clinical.Quality;

/// <summary>Hides small counts outside the clinic that owns them (quality.md §1).</summary>
public static class SmallCells
{
    /// <summary>Counts of several parties whose sum is shown beside them.</summary>
    /// <param name="below">Counts from 1 to below this are hidden; zero may be shown.</param>
    /// <param name="open">Positions that may be shown whatever they hold, such as the reader's own.</param>
    /// <returns>The counts, null where hidden. As many more are hidden as keep a hidden one from being worked out by subtraction.</returns>
    public static ImmutableArray<int?> Suppress(ImmutableArray<int> counts, int below, Func<int, bool>? open = null)
    {
        var hidden = counts.Select((count, at) => count > 0 && count < below && open?.Invoke(at) != true).ToArray();
        while (Recoverable(counts, hidden, below) && Next(counts, hidden, open) is { } next) hidden[next] = true;
        return [.. counts.Select((count, at) => hidden[at] ? (int?)null : count)];
    }

    /// <summary>Whether a sum over all may be told beside what is shown: nothing hidden can be worked out from it.</summary>
    /// <param name="shown">As <see cref="Suppress"/> answered; it finds nothing more to hide where the reader's own count is all there is beside one other.</param>
    public static bool AreSafe(ImmutableArray<int> counts, ImmutableArray<int?> shown, int below) =>
        !Recoverable(counts, [.. shown.Select(count => count is null)], below);

    /// <summary>
    /// Subtraction leaves the sum of the hidden; one alone is known by it, and so are several that must all be 1, or all the
    /// greatest small count.
    /// </summary>
    private static bool Recoverable(ImmutableArray<int> counts, bool[] hidden, int below)
    {
        var number = hidden.Count(yes => yes);
        var sum = counts.Where((_, at) => hidden[at]).Sum();
        return number == 1 || (number > 1 && (sum == number || sum == number * (below - 1)));
    }

    /// <summary>The smallest count still shown, other than zero where there is a choice: it costs least to hide.</summary>
    private static int? Next(ImmutableArray<int> counts, bool[] hidden, Func<int, bool>? open)
    {
        var shown = Enumerable.Range(0, counts.Length).Where(at => !hidden[at] && open?.Invoke(at) != true);
        return shown.OrderBy(at => counts[at] == 0).ThenBy(at => counts[at]).Cast<int?>().FirstOrDefault();
    }
}
