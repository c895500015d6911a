using System.Net.Http.Json;
using System.Text.Json;
using Filiform.Journeys.Access;
using Filiform.Journeys.Practice.Import;
using Filiform.Journeys.Practice.Network.Generate;
using Filiform.Pipeline;

namespace Filiform.Tests.Processes;

/// <summary>A made-up network that is open now, by the clock on the wall: a process of its own has no other.</summary>
internal static class LivingNetwork
{
    public static async Task<EmptyDatabase> Open(int clinics = 1, int practitioners = 2)
    {
        var empty = await EmptyDatabase.New();
        var now = SystemClock.Instance.GetCurrentInstant();
        empty.Clock.Reset(now);
        var network = NetworkGenerator.Make(clinics, practitioners, 5, now.InUtc().Date);
        Assert.Null((await empty.Runner.Run(new ImportNetwork(), new(network), Actor.System)).Refusal);
        await empty.Runner.Run(new HireStaff(), Done.It, Actor.System);
        await empty.Do(work => work.Execute("update network set demonstration = false"));
        return empty;
    }

    /// <summary>Times that may be booked, as holds are asked for.</summary>
    public static async Task<object[]> Times(HttpClient client, string visitType = "assessment")
    {
        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/availability?visitType={visitType}&limit=200");
        return [.. answer.GetProperty("slots").EnumerateArray().Select(slot => (object)new
        {
            practitioner = slot.GetProperty("practitioner").GetString(), room = slot.GetProperty("room").GetString(),
            visitType = slot.GetProperty("visitType").GetString(), start = slot.GetProperty("start").GetString(),
        })];
    }

    public static object Person(string hold, int number) => new
    {
        hold, patient = new { givenName = "Ana", familyName = $"Number{number}", birthDate = "1980-04-02", email = $"ana{number}@example.org", language = "en" },
    };
}
