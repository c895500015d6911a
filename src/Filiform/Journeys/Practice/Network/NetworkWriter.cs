using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Scheduling;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Network;

/// <summary>Writes a network as the file that <see cref="NetworkReader"/> reads.</summary>
public static class NetworkWriter
{
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static void Write(NetworkFile network, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("format", NetworkFile.Format);
        json.WriteString("name", network.Name);
        json.WriteList("clinics", network.Clinics, Clinic);
        json.WriteList("practitioners", network.Practitioners, Practitioner);
        json.WriteList("visitTypes", network.VisitTypes, VisitType);
        json.WriteList("rosters", network.Rosters, Roster);
        json.WriteEndObject();
    }

    private static void Clinic(Utf8JsonWriter json, ClinicEntry clinic)
    {
        json.WriteString("id", clinic.Id);
        json.WriteString("name", clinic.Name);
        json.WriteString("shortName", clinic.ShortName);
        json.WriteString("address", clinic.Address);
        json.WriteString("postalCode", clinic.PostalCode);
        json.WriteString("city", clinic.City);
        json.WriteString("state", clinic.State);
        json.WriteNumber("latitude", clinic.Place.Latitude);
        json.WriteNumber("longitude", clinic.Place.Longitude);
        json.WriteString("zone", clinic.Zone.Id);
        json.WriteString("phone", clinic.Phone);
        json.WriteString("email", clinic.Email);
        json.WriteTexts("languages", clinic.Languages);
        json.WriteTexts("conditions", clinic.Conditions);
        json.WriteList("openingHours", clinic.OpeningHours.GroupBy(row => row.Hours), (_, row) =>
        {
            json.WriteTexts("days", row.Select(day => DayCode(day.Day)));
            WriteHours(json, row.Key);
        });
        json.WriteList("closed", clinic.Closed, WriteDays);
        json.WriteList("rooms", clinic.Rooms, (_, room) =>
        {
            json.WriteString("id", room.Id);
            json.WriteString("name", room.Name);
        });
    }

    private static void Practitioner(Utf8JsonWriter json, PractitionerEntry practitioner)
    {
        json.WriteString("id", practitioner.Id);
        json.WriteString("givenName", practitioner.GivenName);
        json.WriteString("familyName", practitioner.FamilyName);
        json.WriteString("title", practitioner.Title);
        json.WriteTexts("languages", practitioner.Languages);
        WriteSaid(json, "bio", practitioner.Bio);
        json.WriteList("credentials", practitioner.Credentials, (_, credential) =>
        {
            json.WriteString("kind", credential.Kind);
            json.WriteString("number", credential.Number);
            json.WriteString("issuer", credential.Issuer);
            if (credential.State is not null) json.WriteString("state", credential.State);
            json.WriteDate("issued", credential.Issued);
            if (credential.Expires is { } expires) json.WriteDate("expires", expires);
        });
    }

    private static void VisitType(Utf8JsonWriter json, VisitTypeEntry entry)
    {
        var type = entry.Scheduling;
        json.WriteString("id", entry.Id);
        WriteSaid(json, "name", entry.Name);
        json.WriteNumber("minutes", type.Length.TotalMinutes);
        json.WriteNumber("minutesBefore", type.Before.TotalMinutes);
        json.WriteNumber("minutesAfter", type.After.TotalMinutes);
        json.WriteNumber("stepMinutes", type.Step.TotalMinutes);
        json.WriteBoolean("needsNeedling", type.NeedsNeedling);
        json.WriteNumber("noticeMinutes", type.MinimumNotice.TotalMinutes);
        json.WriteNumber("horizonDays", type.HorizonDays);
    }

    private static void Roster(Utf8JsonWriter json, RosterEntry roster)
    {
        json.WriteString("practitioner", roster.Practitioner);
        json.WriteString("clinic", roster.Clinic);
        if (!roster.VisitTypes.IsEmpty) json.WriteTexts("visitTypes", roster.VisitTypes);
        json.WriteList("shifts", roster.Shifts, (_, shift) =>
        {
            json.WriteString("room", shift.Room);
            json.WriteTexts("days", shift.Days.Select(DayCode));
            WriteHours(json, shift.Hours);
            json.WriteDate("validFrom", shift.ValidFrom);
            if (shift.ValidUntil is { } last) json.WriteDate("validUntil", last);
        });
        json.WriteList("extra", roster.Extra, (_, extra) =>
        {
            json.WriteDate("date", extra.Date);
            json.WriteString("room", extra.Room);
            WriteHours(json, extra.Hours);
        });
        json.WriteList("leave", roster.Leave, (_, leave) =>
        {
            WriteDays(json, leave.Days);
            if (leave.Hours is not { } hours) return;
            json.WriteStartObject("hours");
            WriteHours(json, hours);
            json.WriteEndObject();
        });
    }

    private static void WriteHours(Utf8JsonWriter json, Hours hours)
    {
        json.WriteString("from", TimeOfDay.Format(hours.Start));
        json.WriteString("until", hours.End == LocalTime.Midnight ? "24:00" : TimeOfDay.Format(hours.End));
    }

    private static void WriteDays(Utf8JsonWriter json, DaySpan days)
    {
        json.WriteDate("from", days.From);
        json.WriteDate("until", days.Until);
    }

    private static void WriteSaid(Utf8JsonWriter json, string name, Said said)
    {
        json.WriteStartObject(name);
        json.WriteString("en", said.En);
        json.WriteString("es", said.Es);
        json.WriteEndObject();
    }

    private static string DayCode(IsoDayOfWeek day) => NetworkReader.DayCodes[(int)day - 1];
}
