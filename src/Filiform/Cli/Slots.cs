using System.Text.Json;
using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;
using NodaTime.Text;

namespace Filiform.Cli;

/// <summary><c>filiform slots</c>: what the booking page would offer, from a network file alone.</summary>
internal sealed class Slots() : ClinicalCommand("slots", """
    Lists the slots that can be booked in a network, soonest first; of equal starts the nearer first.

    in   {"network":{…},"query":{"visitType","now","from"?,"to"?,"near"?,"radiusKm"?,"clinic"?,"practitioner"?,"condition"?,"language"?,"limit"?}}
    out  {"slots":[{"clinic","practitioner","room","visitType","start","end","distanceKm"?}]}

    Times carry the clinic's offset; distanceKm stands where near is given. 'filiform generate network' makes a network to try it with.
    """)
{
    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    protected override Answer Answer(JsonElement input)
    {
        var faults = new List<InputFault>();
        var root = Field.Root(input, faults).Only("network", "query");
        var network = new NetworkReader(NetworkTerms.Shipped).Read(root["network"]);
        var (query, now) = new SlotQueryReader(network, NetworkTerms.Shipped).Read(root["query"]);
        if (faults.Count > 0) return Cli.Answer.Refused(faults.Select(fault => (fault.Field, fault.Message)));

        var found = new SlotSearch(new(network, NetworkTerms.Shipped)).Find(query, now).ToList();
        return Cli.Answer.Document(json => Write(found, query, network, json));
    }

    private static void Write(List<Found<RosterEntry>> found, SlotQuery query, NetworkFile network, Utf8JsonWriter json)
    {
        var rooms = network.Clinics.SelectMany(clinic => clinic.Rooms).ToDictionary(room => NetworkDiary.Room(room.Id), room => room.Id);
        json.WriteStartObject();
        json.WriteStartArray("slots");
        foreach (var ((roster, offers, distance), offer) in found)
        {
            json.WriteStartObject();
            json.WriteString("clinic", roster.Clinic);
            json.WriteString("practitioner", roster.Practitioner);
            json.WriteString("room", rooms[offer.Room]);
            json.WriteString("visitType", query.VisitType);
            json.WriteString("start", Shown(offer.Slot.Start, offers.Zone));
            json.WriteString("end", Shown(offer.Slot.End, offers.Zone));
            if (query.Near is not null) json.WriteNumber("distanceKm", Math.Round(distance, 1));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Shown(Instant at, DateTimeZone zone) => WithOffset.Format(at.InZone(zone).ToOffsetDateTime());
}
