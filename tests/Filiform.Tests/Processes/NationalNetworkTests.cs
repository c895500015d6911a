using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Filiform.Tests.Processes;

/// <summary>A country of clinics, by the commands that an operator types.</summary>
public sealed class NationalNetworkTests
{
    [Fact]
    public async Task Is_made_and_imported_and_a_consultation_is_found_and_booked_in_it()
    {
        await using var empty = await EmptyDatabase.New();
        var file = Path.Combine(empty.Store.Keys, "national.json");
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date.ToString("uuuu-MM-dd", null);

        Assert.Equal(0, (await Child.Run(empty.Store, ["generate", "network", "--clinics", "1000", "--practitioners", "4000", "--seed", "7", "--as-of", today, "--out", file])).Status);
        var imported = await Child.Run(empty.Store, ["import", file, "--json"]);
        Assert.Equal((0, ""), (imported.Status, imported.Error));
        Assert.Equal(1000, await empty.Do(work => work.QueryOne<int>("select count(*) from clinic")));
        Assert.Equal(4000, await empty.Do(work => work.QueryOne<int>("select count(*) from practitioner")));

        var (server, visitor) = await Child.Serve(empty.Store);
        await using var _ = server;
        var found = (await visitor.GetFromJsonAsync<JsonElement>("/api/v1/availability?visitType=assessment&near=10001&radiusKm=80&limit=20")).GetProperty("slots").EnumerateArray().ToList();
        Assert.NotEmpty(found);
        Assert.All(found, slot => Assert.InRange(slot.GetProperty("distanceKm").GetDouble(), 0, 80));

        string? of(string name) => found[0].GetProperty(name).GetString();
        var hold = await visitor.PostAsJsonAsync("/api/v1/holds", new { practitioner = of("practitioner"), room = of("room"), visitType = of("visitType"), start = of("start") });
        Assert.Equal(HttpStatusCode.Created, hold.StatusCode);
        var person = LivingNetwork.Person((await hold.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hold").GetString()!, 1);
        var booked = await visitor.PostAsJsonAsync("/api/v1/appointments", person);
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        Assert.Equal(of("start"), (await booked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("start").GetString());

        var search = await visitor.GetStringAsync("/find?near=10001");
        Assert.Contains("New York", search, StringComparison.Ordinal);
    }
}
