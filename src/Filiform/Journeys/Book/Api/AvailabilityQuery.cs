using System.Globalization;
using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;
using NodaTime.Text;

namespace Filiform.Journeys.Book.Api;

/// <summary>Reads the parameters of a search; what is not a parameter is refused, so that a slip of the pen is not passed over.</summary>
internal static class AvailabilityQuery
{
    private static readonly ImmutableArray<string> Known =
        ["visitType", "from", "to", "near", "radiusKm", "clinic", "practitioner", "condition", "language", "limit"];

    private const double MostKm = 20_040;

    public static (SlotQuery? Query, ImmutableArray<Reason> Faults) Read(IQueryCollection query)
    {
        var faults = ImmutableArray.CreateBuilder<Reason>();
        foreach (var name in query.Keys.Where(name => !Known.Contains(name) && name is not ("lang" or "theme")))
            faults.Add(new Reason("unknown-field", name, string.Join(", ", Known)));

        var visitType = Text("visitType");
        if (visitType is null) faults.Add(new Reason("required", "visitType"));
        var (first, last) = (Day("from"), Day("to"));
        if (first is { } from && last is { } to && (to < from || Period.DaysBetween(from, to) > SlotQuery.MostDays))
            faults.Add(new Reason("days-order", "to", SlotQuery.MostDays));
        var near = Text("near") is { } said ? Place(said) : null;
        var radius = Text("radiusKm") is null ? SlotQuery.UsualRadiusKm : Number("radiusKm", 0, MostKm);
        var limit = Text("limit") is null ? SlotQuery.UsualLimit : (int)Number("limit", 1, SlotQuery.MostLimit);
        return faults.Count > 0
            ? (null, faults.ToImmutable())
            : (new(visitType!, first, last, near, radius, Text("clinic"), Text("practitioner"), Text("condition"), Text("language"), limit), []);

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

        LocalDate? Day(string name)
        {
            if (Text(name) is not { } text) return null;
            if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1900 and < 2200 } day }) return day;
            faults.Add(new Reason("no-day", name));
            return null;
        }

        Place? Place(string text)
        {
            var place = PostalCodes.Shipped.Find(text) ?? Whereabouts.Coordinates(text);
            if (place is null) faults.Add(new Reason("no-place", "near"));
            return place;
        }

        double Number(string name, double least, double most)
        {
            if (double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && least <= number && number <= most
                && (name != "limit" || number == Math.Floor(number))) return number;
            faults.Add(new Reason("number-between", name, least, most));
            return least;
        }
    }
}
