using System.Text.Json;
using System.Text.Json.Nodes;
using Filiform.Journeys.Practice.Network;

namespace Filiform.Tests.Journeys.Practice.Network;

public sealed class NetworkReaderTests
{
    [Fact]
    public void Reads_what_the_writer_wrote()
    {
        var network = Read(NetworkExample.Json()).Network!;

        var written = Written(network);

        Assert.Empty(Read(written).Faults);
        Assert.True(JsonNode.DeepEquals(NetworkExample.Json(), written));
    }

    [Theory]
    [InlineData("format", "\"filiform.network/2\"", "format: must be 'filiform.network/1'")]
    [InlineData("clinics.0.id", "\"Denver West\"", "clinics[0].id: must be lower-case letters and digits joined by hyphens, at most 64")]
    [InlineData("clinics.0.zone", "\"America/Denvr\"", "clinics[0].zone: must be an IANA time zone such as America/Denver")]
    [InlineData("clinics.0.state", "\"ZZ\"", "clinics[0].state: must be the two letters of a US state or DC")]
    [InlineData("clinics.0.latitude", "91", "clinics[0].latitude: must be a number from -90 to 90")]
    [InlineData("clinics.0.latitude", "1e999", "clinics[0].latitude: must be a number from -90 to 90")]
    [InlineData("clinics.0.postalCode", "\"80202\\n\"", "clinics[0].postalCode: must be five digits")]
    [InlineData("clinics.0.email", "\"nobody\"", "clinics[0].email: must be an address such as desk@example.org")]
    [InlineData("clinics.0.languages", "[\"en\",\"en\"]", "clinics[0].languages: names something twice")]
    [InlineData("clinics.0.rooms", "[]", "clinics[0].rooms: must be a list of 1 or more")]
    [InlineData("clinics.0.openingHours.0.until", "\"07:00\"", "clinics[0].openingHours[0].until: must come after from")]
    [InlineData("clinics.0.openingHours.0.days", "[\"monday\"]", "clinics[0].openingHours[0].days[0]: must be one of mon, tue, wed, thu, fri, sat, sun")]
    [InlineData("practitioners.0.bio.es", "null", "practitioners[0].bio.es: is missing")]
    [InlineData("practitioners.0.credentials.0.kind", "\"driver\"", "practitioners[0].credentials[0].kind: must be one of pt-licence, compact-privilege, dn-endorsement, dn-level-1, dn-level-2, dn-electrical, bls, bbp, hepb, liability")]
    [InlineData("practitioners.0.credentials.0.expires", "null", "practitioners[0].credentials[0].expires: is missing")]
    [InlineData("practitioners.0.credentials.0.state", "null", "practitioners[0].credentials[0].state: is missing")]
    [InlineData("practitioners.0.credentials.0.expires", "\"2020-01-01\"", "practitioners[0].credentials[0].expires: must not lie before issued")]
    [InlineData("practitioners.0.credentials.0.expires", "\"2026-02-30\"", "practitioners[0].credentials[0].expires: must be a date such as 2026-03-08, from 1900 to 2199")]
    [InlineData("visitTypes.0.minutes", "47", "visitTypes[0].minutes: must be a multiple of 5 minutes")]
    [InlineData("visitTypes.0.minutes", "0", "visitTypes[0].minutes: must be a whole number from 5 to 480")]
    [InlineData("visitTypes.0.needsNeedling", "\"yes\"", "visitTypes[0].needsNeedling: must be true or false")]
    [InlineData("visitTypes.1.id", "\"follow-up\"", "visitTypes[1].id: 'follow-up' is taken by another visit type")]
    [InlineData("rosters.0.practitioner", "\"nobody\"", "rosters[0].practitioner: must be the id of a practitioner of this file")]
    [InlineData("rosters.0.shifts.0.room", "\"attic\"", "rosters[0].shifts[0].room: must be the id of a room of clinic 'denver'")]
    [InlineData("rosters.0.shifts.0.from", "\"09:03\"", "rosters[0].shifts[0].from: must be a time on a multiple of five minutes, 00:00 to 23:55")]
    [InlineData("rosters.0.shifts.0.until", "\"00:00\"", "rosters[0].shifts[0].until: must be a time on a multiple of five minutes, 00:05 to 24:00")]
    [InlineData("rosters.0.shifts.0.validUntil", "\"2025-01-01\"", "rosters[0].shifts[0].validUntil: must not lie before validFrom")]
    [InlineData("rosters.0.leave.0.until", "\"2026-08-01\"", "rosters[0].leave[0].until: must not lie before from")]
    [InlineData("rosters.0.colour", "1", "rosters[0].colour: is not known here; allowed: practitioner, clinic, visitTypes, shifts, extra, leave")]
    public void Names_the_field_and_what_is_allowed(string place, string value, string fault)
    {
        var (network, faults) = Read(Changed(place, value));

        Assert.Null(network);
        Assert.Contains(fault, faults.Select(each => $"{each.Field}: {each.Message}"));
    }

    [Fact]
    public void Names_everything_that_is_wrong_and_not_only_the_first()
    {
        var json = NetworkExample.Json();
        json["name"] = "";
        json["clinics"]![0]!["zone"] = 5;
        json["rosters"]![0]!["shifts"]![0]!["days"] = new JsonArray();

        var faults = Read(json).Faults;

        Assert.Equal(["clinics[0].zone", "name", "rosters[0].shifts[0].days"], faults.Select(fault => fault.Field));
    }

    [Fact]
    public void Refuses_a_second_roster_of_the_same_practitioner_and_clinic()
    {
        var json = NetworkExample.Json();
        json["rosters"]!.AsArray().Add(json["rosters"]![0]!.DeepClone());

        Assert.Equal(["rosters[1]"], Read(json).Faults.Select(fault => fault.Field));
    }

    internal static (NetworkFile? Network, ImmutableArray<InputFault> Faults) Read(JsonNode json) =>
        new NetworkReader(NetworkTerms.Shipped).Read(JsonDocument.Parse(json.ToJsonString()).RootElement);

    internal static JsonNode Written(NetworkFile network)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written)) NetworkWriter.Write(network, json);
        return JsonNode.Parse(written.ToArray())!;
    }

    private static JsonNode Changed(string place, string value)
    {
        var json = NetworkExample.Json();
        var (at, parts) = (json, place.Split('.'));
        foreach (var part in parts[..^1]) at = int.TryParse(part, out var index) ? at[index]! : at[part]!;
        at[parts[^1]] = JsonNode.Parse(value);
        return json;
    }
}
