using System.Globalization;
using Filiform.Journeys.Book;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network;

/// <summary>Reads a query about a network that stands beside it.</summary>
public sealed class SlotQueryReader(NetworkFile network, NetworkTerms terms)
{
    /// <summary>Half the way round the earth: further nobody is.</summary>
    private const double MostKm = 20_038;

    public (SlotQuery Query, Instant Now) Read(Field field)
    {
        field.Only("visitType", "now", "from", "to", "near", "radiusKm", "clinic", "practitioner", "condition", "language", "limit");
        var now = field["now"].Instant();
        var (first, last) = (field.Maybe("from")?.Date(), field.Maybe("to")?.Date());
        if (Period.DaysBetween(first ?? now.InUtc().Date.PlusDays(-1), last ?? LocalDate.MinIsoValue) > SlotQuery.MostDays)
            field["to"].Fault($"must lie at most {SlotQuery.MostDays} days after from");
        if (last < first) field["to"].Fault("must not lie before from");
        var near = field.Maybe("near")?.Parsed(Near, "latitude,longitude in degrees or a US postal code we know");
        if (near is null) field.Maybe("radiusKm")?.Fault("needs near");
        return (new(
            Known(field["visitType"], network.VisitTypes.Select(type => type.Id), "visit type"),
            first, last, near,
            field.Maybe("radiusKm")?.Number(0, MostKm) ?? SlotQuery.UsualRadiusKm,
            field.Maybe("clinic") is { } clinic ? Known(clinic, network.Clinics.Select(each => each.Id), "clinic") : null,
            field.Maybe("practitioner") is { } who ? Known(who, network.Practitioners.Select(each => each.Id), "practitioner") : null,
            field.Maybe("condition")?.Code(terms.Conditions.Contains, $"one of {string.Join(", ", terms.Conditions)}"),
            field.Maybe("language")?.Code(text => text.Length == 2 && text.All(char.IsAsciiLetterLower), "a two-letter language code"),
            field.Maybe("limit")?.Whole(1, SlotQuery.MostLimit) ?? SlotQuery.UsualLimit), now);
    }

    private static string Known(Field field, IEnumerable<string> ids, string kind) => field.Code(ids.Contains, $"the id of a {kind} of the network");

    /// <returns>Null when it is neither coordinates nor a known postal code.</returns>
    public static Place? Near(string text)
    {
        if (text.Split(',') is not [var latitude, var longitude]) return PostalCodes.Shipped.Find(text.Trim());
        return double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
            && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var east) ? Place.At(north, east) : null;
    }
}
