namespace Filiform.Journeys.Practice.Import;

/// <summary>Finds out which rows of the database the rows of a list without ids are.</summary>
internal static class Pairing
{
    /// <param name="existing">All rows of one owner.</param>
    /// <param name="wanted">What the file lists for that owner, without ids.</param>
    /// <param name="name">The id of an owner's nth row; a row with another id was made by hand and is left alone.</param>
    /// <param name="mayChange">Whether a row that is listed no more may become one that is listed now.</param>
    /// <param name="unlisted">What becomes of a row that an import made and nothing pairs with; null leaves it as it is.</param>
    public static IEnumerable<T> Match<T>(
        IReadOnlyList<T> existing, IEnumerable<T> wanted, Func<int, Guid> name, Func<T, bool> mayChange, Func<T, T?> unlisted) where T : class, IUnnamed<T>
    {
        var alike = existing.GroupBy(row => row.Named(Guid.Empty)).ToDictionary(same => same.Key, same => new Queue<T>(same));
        var (open, paired) = (new List<T>(), new HashSet<Guid>());
        foreach (var row in wanted)
        {
            if (!alike.TryGetValue(row, out var same) || same.Count == 0) open.Add(row);
            else paired.Add(same.Dequeue().Id);
        }

        var names = Enumerable.Range(0, existing.Count + open.Count).Select(name).ToList();
        var made = names.ToHashSet();
        var left = new Queue<T>(existing.Where(row => made.Contains(row.Id) && !paired.Contains(row.Id) && mayChange(row)));
        var taken = existing.Select(row => row.Id).ToHashSet();
        var free = new Queue<Guid>(names.Where(id => !taken.Contains(id)));
        foreach (var row in open) yield return row.Named(left.TryDequeue(out var there) ? there.Id : free.Dequeue());
        foreach (var row in left.Select(unlisted).OfType<T>()) yield return row;
    }
}
