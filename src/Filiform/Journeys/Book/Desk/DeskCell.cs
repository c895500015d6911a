using NodaTime.Text;

namespace Filiform.Journeys.Book.Desk;

/// <summary>The free cell of the day board that a booking began at, as it stands in addresses: with whom, and from when. Of nobody else it says a thing.</summary>
/// <param name="Practitioner">Null for anybody.</param>
/// <param name="From">Null for any time.</param>
public sealed record DeskCell(Id<Practitioner>? Practitioner, Instant? From)
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    public static DeskCell Read(IQueryCollection query) => new(
        Id<Practitioner>.TryParse(query["practitioner"], null, out var practitioner) ? practitioner : null,
        Pattern.Parse(query["from"].ToString()) is { Success: true, Value: var from } ? from : null);

    /// <summary>With its question mark; empty for no cell.</summary>
    public string Query => QueryString.Create(Fields).Value ?? "";

    /// <summary>The same with other fields before it.</summary>
    public string With(params IEnumerable<KeyValuePair<string, string?>> others) => QueryString.Create(others.Concat(Fields)).Value ?? "";

    private IEnumerable<KeyValuePair<string, string?>> Fields =>
    [
        .. Practitioner is { } practitioner ? [KeyValuePair.Create("practitioner", (string?)practitioner.ToString())] : Array.Empty<KeyValuePair<string, string?>>(),
        .. From is { } from ? [KeyValuePair.Create("from", (string?)Pattern.Format(from))] : Array.Empty<KeyValuePair<string, string?>>(),
    ];
}
