using System.Text.RegularExpressions;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network;

public sealed partial class NetworkReader
{
    private ClinicEntry Clinic(Field field, Names names)
    {
        field.Only("id", "name", "shortName", "address", "postalCode", "city", "state", "latitude", "longitude", "zone",
            "phone", "email", "languages", "conditions", "openingHours", "closed", "rooms");
        var id = names.Define("clinic", field["id"]);
        return new(
            id, field["name"].Text(), field["shortName"].Text(40),
            field["address"].Text(), field["postalCode"].Code(text => PostalCode().IsMatch(text), "five digits"),
            field["city"].Text(), State(field["state"]),
            Place.At(field["latitude"].Number(-90, 90), field["longitude"].Number(-180, 180)) ?? default, Zone(field["zone"]),
            field["phone"].Code(text => Phone().IsMatch(text), "a number such as +1 303 555 0142"),
            field["email"].Code(text => text.Length <= 254 && Email().IsMatch(text), "an address such as desk@example.org"),
            Languages(field["languages"]),
            Distinct(field["conditions"], item => item.Code(terms.Conditions.Contains, $"one of {string.Join(", ", terms.Conditions)}")),
            [.. field["openingHours"].Each(WeeklyHours).SelectMany(hours => hours)],
            field.Maybe("closed")?.Each(ClosedDays) ?? [],
            field["rooms"].Each(room => Room(room, id, names), least: 1));
    }

    private static RoomEntry Room(Field field, string clinic, Names names)
    {
        field.Only("id", "name");
        var id = names.Define("room", field["id"]);
        names.Settle(id, clinic);
        return new(id, field["name"].Text(60));
    }

    private static IEnumerable<WeeklyHours> WeeklyHours(Field field)
    {
        field.Only("days", "from", "until");
        var (days, hours) = (Days(field["days"]), Hours(field));
        return days.Select(day => new WeeklyHours(day, hours));
    }

    private static DaySpan ClosedDays(Field field)
    {
        field.Only("from", "until");
        return DaySpan(field);
    }

    private string State(Field field) => field.Code(terms.Jurisdictions.ContainsKey, "the two letters of a US state or DC");

    private static DateTimeZone Zone(Field field)
    {
        var id = field.Code(text => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null, "an IANA time zone such as America/Denver");
        return id.Length == 0 ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[id];
    }

    [GeneratedRegex(@"^[0-9]{5}\z")]
    private static partial Regex PostalCode();

    [GeneratedRegex(@"^\+?[0-9][0-9 ().-]{5,24}[0-9]\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex Email();
}
