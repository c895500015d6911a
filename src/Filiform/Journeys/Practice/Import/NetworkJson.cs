using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Practice.Network;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Writes a network file as <c>docs/network.schema.json</c> describes it.</summary>
public static class NetworkJson
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static byte[] Write(NetworkFile network) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        format = NetworkFile.Format,
        name = network.Name,
        clinics = network.Clinics.Select(Clinic),
        practitioners = network.Practitioners.Select(Practitioner),
        visitTypes = network.VisitTypes.Select(VisitType),
        rosters = network.Rosters.Select(Roster),
    }, Indented);

    private static object Clinic(ClinicEntry clinic) => new
    {
        id = clinic.Id, name = clinic.Name, shortName = clinic.ShortName, address = clinic.Address, postalCode = clinic.PostalCode, city = clinic.City,
        state = clinic.State, latitude = clinic.Place.Latitude, longitude = clinic.Place.Longitude, zone = clinic.Zone.Id, phone = clinic.Phone,
        email = clinic.Email, languages = clinic.Languages, conditions = clinic.Conditions, openingHours = ClinicDetails.Group(clinic.OpeningHours),
        closed = clinic.Closed.Select(Span), rooms = clinic.Rooms.Select(room => new { id = room.Id, name = room.Name }),
    };

    private static object Practitioner(PractitionerEntry each) => new
    {
        id = each.Id, givenName = each.GivenName, familyName = each.FamilyName, title = each.Title, languages = each.Languages, bio = Said(each.Bio),
        credentials = each.Credentials.Select(credential => new
        {
            kind = credential.Kind, number = credential.Number, issuer = credential.Issuer, state = credential.State,
            issued = Day(credential.Issued), expires = Day(credential.Expires),
        }),
    };

    private static object VisitType(VisitTypeEntry type) => new
    {
        id = type.Id, name = Said(type.Name), minutes = Minutes(type.Scheduling.Length), minutesBefore = Minutes(type.Scheduling.Before),
        minutesAfter = Minutes(type.Scheduling.After), stepMinutes = Minutes(type.Scheduling.Step), needsNeedling = type.Scheduling.NeedsNeedling,
        noticeMinutes = Minutes(type.Scheduling.MinimumNotice), horizonDays = type.Scheduling.HorizonDays,
    };

    private static object Roster(RosterEntry roster) => new
    {
        practitioner = roster.Practitioner, clinic = roster.Clinic, visitTypes = roster.VisitTypes.IsEmpty ? null : (object)roster.VisitTypes,
        shifts = roster.Shifts.Select(shift => new
        {
            room = shift.Room, days = shift.Days.Select(day => ClinicDetails.DayCodes[(int)day - 1]), from = ClinicDetails.Begin(shift.Hours),
            until = ClinicDetails.End(shift.Hours), validFrom = Day(shift.ValidFrom), validUntil = Day(shift.ValidUntil),
        }),
        extra = roster.Extra.Select(extra => new
        {
            date = Day(extra.Date), room = extra.Room, from = ClinicDetails.Begin(extra.Hours), until = ClinicDetails.End(extra.Hours),
        }),
        leave = roster.Leave.Select(leave => new
        {
            from = Day(leave.Days.From), until = Day(leave.Days.Until),
            hours = leave.Hours is { } hours ? new { from = ClinicDetails.Begin(hours), until = ClinicDetails.End(hours) } : null,
        }),
    };

    private static object Span(DaySpan span) => new { from = Day(span.From), until = Day(span.Until) };

    private static object Said(Said said) => new { en = said.En, es = said.Es };

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    private static int Minutes(Duration length) => (int)length.TotalMinutes;
}
