using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Filiform.Tests.Journeys.Import;

/// <summary>Network files: a small one in full, and one as large as a country's.</summary>
internal static class Networks
{
    public const string Small = """
        {
          "format": "filiform.network/1",
          "name": "Desert Needling",
          "clinics": [
            {
              "id": "tucson", "name": "Tucson Clinic", "shortName": "Tucson", "address": "1 Speedway", "postalCode": "85701", "city": "Tucson", "state": "AZ",
              "latitude": 32.22, "longitude": -110.97, "zone": "America/Phoenix", "phone": "520 555 0100", "email": "desk@example.org",
              "languages": ["en", "es"], "conditions": ["neck"],
              "openingHours": [{ "days": ["mon", "tue"], "from": "08:00", "until": "17:00" }, { "days": ["sat"], "from": "09:00", "until": "24:00" }],
              "closed": [{ "from": "2026-12-24", "until": "2026-12-26" }],
              "rooms": [{ "id": "tucson-1", "name": "Room 1" }, { "id": "tucson-2", "name": "Room 2" }]
            }
          ],
          "practitioners": [
            {
              "id": "noor", "givenName": "Noor", "familyName": "Haddad", "title": "PT, DPT", "languages": ["en"],
              "bio": { "en": "Treats necks.", "es": "Trata cuellos." },
              "credentials": [
                { "kind": "dn-level-1", "number": "D-1", "issuer": "School", "issued": "2020-05-01" },
                { "kind": "pt-licence", "number": "L-1", "issuer": "Board", "state": "AZ", "issued": "2020-01-01", "expires": "2027-12-31" }
              ]
            }
          ],
          "visitTypes": [
            { "id": "first", "name": { "en": "First visit", "es": "Primera visita" }, "minutes": 45, "minutesBefore": 0, "minutesAfter": 5, "stepMinutes": 15,
              "needsNeedling": false, "noticeMinutes": 60, "horizonDays": 90 }
          ],
          "rosters": [
            {
              "practitioner": "noor", "clinic": "tucson", "visitTypes": ["first"],
              "shifts": [
                { "room": "tucson-1", "days": ["mon", "tue"], "from": "08:00", "until": "12:00", "validFrom": "2026-01-01", "validUntil": null },
                { "room": "tucson-2", "days": ["wed"], "from": "13:00", "until": "17:00", "validFrom": "2026-01-01", "validUntil": "2027-06-30" }
              ],
              "extra": [{ "date": "2026-12-05", "room": "tucson-1", "from": "09:00", "until": "12:00" }],
              "leave": [{ "from": "2026-12-28", "until": "2026-12-30" }, { "from": "2027-01-04", "until": "2027-01-05", "hours": { "from": "08:00", "until": "09:00" } }]
            }
          ]
        }
        """;

    public static ReadOnlyMemory<byte> Bytes(string text = Small) => Encoding.UTF8.GetBytes(text);

    /// <summary>For each clinic four practitioners, each with a shift on five days; a thousand clinics make a country.</summary>
    public static byte[] Of(int clinics)
    {
        string[] days = ["mon", "tue", "wed", "thu", "fri"];
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            format = "filiform.network/1",
            name = "National",
            clinics = Enumerable.Range(0, clinics).Select(c => new
            {
                id = Id("c", c), name = $"Clinic {c}", shortName = $"C {c}", address = $"{c} Main Street", postalCode = "85701", city = "Tucson", state = "AZ",
                latitude = 32.0, longitude = -110.0, zone = "America/Phoenix", phone = "520 555 0100", email = "desk@example.org", languages = new[] { "en" },
                conditions = new[] { "neck" }, openingHours = new[] { new { days, from = "08:00", until = "17:00" } },
                rooms = Enumerable.Range(0, 3).Select(r => new { id = $"{Id("c", c)}-{r}", name = $"Room {r}" }),
            }),
            practitioners = Enumerable.Range(0, 4 * clinics).Select(p => new
            {
                id = Id("p", p), givenName = "Ada", familyName = $"Okafor {p}", title = "PT", languages = new[] { "en" }, bio = new { en = "x", es = "x" },
                credentials = new object[]
                {
                    new { kind = "pt-licence", number = $"L{p}", issuer = "Board", state = "AZ", issued = "2020-01-01", expires = "2027-12-31" },
                    new { kind = "dn-level-1", number = $"D{p}", issuer = "School", issued = "2020-01-01" },
                    new { kind = "bls", number = $"B{p}", issuer = "School", issued = "2025-01-01", expires = "2027-01-01" },
                },
            }),
            visitTypes = Array.Empty<object>(),
            rosters = Enumerable.Range(0, 4 * clinics).Select(p => new
            {
                practitioner = Id("p", p), clinic = Id("c", p / 4),
                shifts = new[] { new { room = $"{Id("c", p / 4)}-{p % 3}", days, from = "08:00", until = "17:00", validFrom = "2026-01-01" } },
                leave = new[] { new { from = "2026-12-21", until = "2026-12-23" } },
            }),
        });
    }

    private static string Id(string kind, int number) => kind + number.ToString("D4", CultureInfo.InvariantCulture);
}
