using System.Diagnostics;
using Filiform.Journeys.Book;
using Filiform.Pipeline;
using Filiform.Scheduling;

namespace Filiform.Tests.Journeys.Book;

public sealed class AdHocTests
{
    [Fact]
    public async Task Big()
    {
        await using var desk = await BookingDesk.Open();
        await using var server0 = await TestServer.Start(desk.Clinic);
        using var c = server0.Client();
        foreach (var path in new[] { "/api/v1/holds", "/book/armory-park" })
        {
            try { var r = await c.PostAsync(path, new StringContent(new string('a', 3_000_000), System.Text.Encoding.UTF8, path[1] == 'a' ? "application/json" : "application/x-www-form-urlencoded")); Console.WriteLine($"ADHOC {path} {(int)r.StatusCode}"); }
            catch (Exception e) { Console.WriteLine($"ADHOC {path} {e.Message}"); }
        }

        var random = new Random(1);
        await desk.Clinic.Do(async work =>
        {
            List<object?[]> clinics = [], rooms = [], people = [], shifts = [], credentials = [], claims = [];
            for (var n = 0; n < 1000; n++)
            {
                var id = Guid.NewGuid();
                clinics.Add([id, $"c{n}", $"C {n}", $"C{n}", "1 St", $"City{n / 5}", "AZ", "85701", 31 + random.NextDouble() * 10, -120 + random.NextDouble() * 40, "America/Phoenix", "(520) 555-0142", "a@example.org", "en", "{}", true]);
                for (var k = 0; k < 3; k++)
                {
                    var (room, who) = (Guid.NewGuid(), Guid.NewGuid());
                    rooms.Add([room, id, $"r{n}-{k}", "R", true]);
                    people.Add([who, $"p{n}-{k}", "P", $"F{n}{k}", "PT", "en es", "{}", true]);
                    foreach (var kind in new[] { "pt-licence", "dn-level-1", "bls", "bbp", "liability" })
                        credentials.Add([Guid.NewGuid(), who, kind, "1", "B", null, new LocalDate(2024, 1, 1), new LocalDate(2028, 1, 1), work.Now]);
                    for (var d = 1; d <= 5; d++) shifts.Add([Guid.NewGuid(), id, who, room, d, new LocalTime(8, 0), new LocalTime(17, 0), new LocalDate(2026, 1, 1), null]);
                    if (n % 2 == 0)
                        for (var day = 0; day < 5; day++)
                            foreach (var cell in Slot.At(desk.Clinic.At("08:00") + Duration.FromDays(day), Duration.FromHours(8))!.Value.Cells())
                            {
                                claims.Add([who, cell, id, null]);
                                claims.Add([room, cell, id, null]);
                            }
                }
            }
            await work.InsertMany("insert into clinic (id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active)", clinics);
            await work.InsertMany("insert into room (id, clinic, slug, name, active)", rooms);
            await work.InsertMany("insert into practitioner (id, slug, given_name, family_name, suffix, languages, biography, active)", people);
            await work.InsertMany("insert into credential (id, practitioner, kind, number, issuer, state, issued_on, expires_on, recorded_at)", credentials);
            await work.InsertMany("insert into shift (id, clinic, practitioner, room, weekday, starts_at, ends_at, valid_from, valid_until)", shifts);
            return await work.InsertMany("insert into claim (resource, cell, appointment, held_until)", claims);
        });
        async Task Time(string name, Func<Task<int>> act)
        {
            for (var n = 0; n < 4; n++)
            {
                var watch = Stopwatch.StartNew();
                var found = await act();
                Console.WriteLine($"ADHOC {name} {watch.Elapsed.TotalMilliseconds:0} ms, {found}");
            }
        }
        var find = new FindSlots(desk.Diaries);
        await Time("near 80 km", async () => (await desk.Find(near: Place.At(33.4, -112))).Value.Length);
        await Time("near 500 km", async () => (await desk.Find(near: Place.At(33.4, -112), radius: 500, limit: 200)).Value.Length);
        await Time("everywhere", async () => (await desk.Find()).Value.Length);
        await Time("clinics", async () => (await desk.Clinic.Run(new FindClinics(desk.Diaries), new("85701"))).Value.Clinics.Length);
        await Time("times", async () => (await desk.Clinic.Run(new ShowTimes(desk.Diaries), new("c2", null, null, null))).Value.Times.Length);
        await Time("hold", async () => { await desk.Hold("10:00"); return 0; });
        await desk.Clinic.Do(work => work.Execute("update practitioner set given_name = 'Q' where slug = 'p1-1'"));
        await Time("near after change", async () => (await desk.Find(near: Place.At(33.4, -112))).Value.Length);
    }
}
