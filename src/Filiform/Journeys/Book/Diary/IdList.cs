using System.Globalization;

namespace Filiform.Journeys.Book.Diary;

/// <summary>Ids as one parameter each, because the two databases agree on no list.</summary>
internal sealed class IdList(string prefix, IEnumerable<Guid> ids)
{
    private readonly ImmutableArray<Guid> values = [.. ids.Distinct()];

    /// <summary>What stands between the brackets of <c>in (…)</c>; an id that is nobody's when there are none.</summary>
    public string Sql => values.IsEmpty ? "null" : string.Join(", ", values.Select((_, at) => "@" + Name(at)));

    public Dictionary<string, object?> With(params ReadOnlySpan<(string Name, object? Value)> others)
    {
        var all = values.Index().ToDictionary(pair => Name(pair.Index), object? (pair) => pair.Item);
        foreach (var (name, value) in others) all[name] = value;
        return all;
    }

    private string Name(int at) => prefix + at.ToString(CultureInfo.InvariantCulture);
}
