using System.Text.Json.Nodes;

namespace Filiform.Tests.Journeys.Practice.Network;

/// <summary>The smallest network in which somebody can be booked.</summary>
internal static class NetworkExample
{
    public static JsonNode Json() => JsonNode.Parse("""
        {
          "format": "filiform.network/1",
          "name": "One clinic",
          "clinics": [
            {
              "id": "denver", "name": "Denver Needling", "shortName": "Denver",
              "address": "1 Main Street", "postalCode": "80202", "city": "Denver", "state": "CO",
              "latitude": 39.75, "longitude": -104.98, "zone": "America/Denver",
              "phone": "+1 303 555 0100", "email": "desk@denver.example.org", "languages": ["en", "es"], "conditions": ["neck"],
              "openingHours": [{ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "until": "18:00" }],
              "closed": [{ "from": "2026-07-04", "until": "2026-07-04" }],
              "rooms": [{ "id": "denver-one", "name": "Room 1" }]
            }
          ],
          "practitioners": [
            {
              "id": "ada-okafor", "givenName": "Ada", "familyName": "Okafor", "title": "PT, DPT", "languages": ["en"],
              "bio": { "en": "Likes shoulders.", "es": "Le gustan los hombros." },
              "credentials": [
                { "kind": "pt-licence", "number": "1", "issuer": "Colorado", "state": "CO", "issued": "2024-07-01", "expires": "2026-06-30" },
                { "kind": "dn-level-1", "number": "2", "issuer": "A school", "issued": "2020-01-01" },
                { "kind": "bls", "number": "3", "issuer": "A school", "issued": "2026-01-01", "expires": "2027-12-31" },
                { "kind": "bbp", "number": "4", "issuer": "A school", "issued": "2026-01-01", "expires": "2026-12-31" },
                { "kind": "liability", "number": "5", "issuer": "An insurer", "issued": "2026-01-01", "expires": "2026-12-31" }
              ]
            }
          ],
          "visitTypes": [
            {
              "id": "follow-up", "name": { "en": "Follow-up", "es": "Seguimiento" }, "minutes": 45, "minutesBefore": 0, "minutesAfter": 10,
              "stepMinutes": 15, "needsNeedling": true, "noticeMinutes": 60, "horizonDays": 60
            },
            {
              "id": "assessment", "name": { "en": "Assessment", "es": "Evaluación" }, "minutes": 45, "minutesBefore": 0, "minutesAfter": 0,
              "stepMinutes": 45, "needsNeedling": false, "noticeMinutes": 60, "horizonDays": 60
            }
          ],
          "rosters": [
            {
              "practitioner": "ada-okafor", "clinic": "denver",
              "shifts": [{ "room": "denver-one", "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "until": "17:00", "validFrom": "2026-01-01" }],
              "extra": [{ "date": "2026-06-06", "room": "denver-one", "from": "22:00", "until": "24:00" }],
              "leave": [{ "from": "2026-08-03", "until": "2026-08-07" }, { "from": "2026-06-10", "until": "2026-06-11", "hours": { "from": "13:00", "until": "15:00" } }]
            }
          ]
        }
        """)!;
}
