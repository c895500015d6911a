namespace Filiform.Journeys.Practice.Import;

/// <summary>What an import did, or why it did nothing. It is all or nothing: with anything in <paramref name="Refused"/>, both counts are zero.</summary>
/// <param name="Added">Rows that were not there before.</param>
/// <param name="Changed">Rows that said something else before.</param>
/// <param name="Kinds">The same by kind, such as <c>clinic</c> or <c>medication</c>.</param>
/// <param name="Ignored">How many things of each kind were passed over, because nothing here asks for them.</param>
public sealed record ImportReport(
    int Added, int Changed, ImmutableArray<ImportFault> Refused, ImmutableArray<ImportFault> Warnings,
    ImmutableSortedDictionary<string, ImportCount> Kinds, ImmutableSortedDictionary<string, int> Ignored)
{
    public static ImportReport Of(ImportTally tally, RecordFile? file = null) => new(
        tally.Kinds.Values.Sum(kind => kind.Added), tally.Kinds.Values.Sum(kind => kind.Changed), [], file?.Warnings ?? [],
        tally.Kinds, file?.Ignored ?? NoneIgnored);

    public static ImportReport Refuse(params IEnumerable<ImportFault> faults) => new(
        0, 0, [.. faults], [], ImmutableSortedDictionary<string, ImportCount>.Empty, NoneIgnored);

    private static ImmutableSortedDictionary<string, int> NoneIgnored => ImmutableSortedDictionary<string, int>.Empty;
}

public readonly record struct ImportCount(int Added, int Changed);

/// <param name="Line">Counted from 1.</param>
/// <param name="Field">Such as <c>entry[3].resource.birthDate</c>; null when no single one is to blame.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record ImportFault(long Line, string? Field, string Message)
{
    public override string ToString() => Field is null ? $"line {Line}: {Message}" : $"line {Line}, {Field}: {Message}";
}

/// <summary>Counts what an import writes, by kind.</summary>
public sealed class ImportTally
{
    public ImmutableSortedDictionary<string, ImportCount> Kinds { get; private set; } = ImmutableSortedDictionary<string, ImportCount>.Empty;

    public void Add(string kind, int added = 0, int changed = 0)
    {
        if (added == 0 && changed == 0) return;
        var before = Kinds.GetValueOrDefault(kind);
        Kinds = Kinds.SetItem(kind, new(before.Added + added, before.Changed + changed));
    }
}
