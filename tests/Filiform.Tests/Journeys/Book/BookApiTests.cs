using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Filiform.Tests.Journeys.Book;

public sealed class BookApiTests
{
    private static readonly object Patient = new { givenName = "Maribel", familyName = "Ortega", birthDate = "1980-04-02", email = "maribel@example.org", language = "es" };

    [Fact]
    public async Task Finds_holds_and_books()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();

        var slots = await client.GetFromJsonAsync<JsonElement>("/api/v1/availability?visitType=treatment&near=85701&radiusKm=20&limit=2");
        var slot = slots.GetProperty("slots")[0];
        Assert.Equal("2026-11-23T09:00:00-07:00", slot.GetProperty("start").GetString());
        Assert.Equal("2026-11-23T09:30:00-07:00", slot.GetProperty("end").GetString());
        Assert.Equal(("armory-park", "ada-okafor", "room-1", "treatment"), (Text(slot, "clinic"), Text(slot, "practitioner"), Text(slot, "room"), Text(slot, "visitType")));
        Assert.InRange(slot.GetProperty("distanceKm").GetDouble(), 0, 5);

        var held = await client.PostAsJsonAsync("/api/v1/holds", Asked(slot));
        Assert.Equal(HttpStatusCode.Created, held.StatusCode);
        var hold = (await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hold").GetString();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/appointments") { Content = JsonContent.Create(new { hold, patient = Patient }) };
        request.Headers.Add("Idempotency-Key", "one");
        var booked = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        var answer = await booked.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("booked", "2026-11-23T09:00:00-07:00"), (Text(answer, "status"), Text(answer, "start")));
        Assert.StartsWith("http://localhost/manage/", Text(answer, "manage"), StringComparison.Ordinal);

        var again = await client.PostAsJsonAsync("/api/v1/appointments", new { hold, patient = Patient });
        Assert.Equal(answer.GetRawText(), (await again.Content.ReadFromJsonAsync<JsonElement>()).GetRawText());

        var calendar = await client.GetAsync($"/feeds/appointment/{Text(answer, "manage").Split('/')[^1]}.ics");
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
        Assert.Contains("DTSTART:20261123T160000Z", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync("/feeds/appointment/nobody.ics")).StatusCode);
    }

    [Fact]
    public async Task Says_which_times_are_nearest_when_one_is_taken()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Hold("10:00");
        await using var server = await TestServer.Start(desk.Clinic);

        var refused = await server.Client().PostAsJsonAsync("/api/v1/holds",
            new { practitioner = "ada-okafor", room = "room-1", visitType = "treatment", start = "2026-11-23T10:00:00-07:00" });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("slot-taken", Text(problem, "code"));
        Assert.Equal(["2026-11-23T09:15:00-07:00", "2026-11-23T09:30:00-07:00", "2026-11-23T10:30:00-07:00"],
            problem.GetProperty("alternatives").EnumerateArray().Select(slot => Text(slot, "start")));
    }

    [Theory]
    [InlineData("/api/v1/holds", """{"practitioner":"ada-okafor","room":"room-1","visitType":"treatment","start":"2026-11-23T10:00:00-07:00","role":"admin"}""", "role")]
    [InlineData("/api/v1/holds", """{"practitioner":7,"room":"room-1","visitType":"treatment","start":"10 o'clock"}""", "practitioner start")]
    [InlineData("/api/v1/holds", """{"practitioner":"nobody","room":"room-1","visitType":"treatment","start":"2026-11-23T10:00:00-07:00"}""", "practitioner")]
    [InlineData("/api/v1/appointments", """{"hold":"x","patient":{"givenName":"A","familyName":"B","birthDate":"1980-04-02","language":"en","id":"1"}}""", "patient.id")]
    [InlineData("/api/v1/appointments", """{"hold":"x","patient":"Maribel"}""", "patient")]
    [InlineData("/api/v1/appointments", """[]""", "")]
    [InlineData("/api/v1/appointments", """{"hold":"x","hold":"y"}""", "")]
    [InlineData("/api/v1/appointments", """{"hold":""", "")]
    [InlineData("/api/v1/holds", """{"practitioner":"\ud800","room":"room-1","visitType":"treatment","start":"2026-11-23T10:00:00-07:00"}""", "practitioner")]
    [InlineData("/api/v1/holds", """{"practitioner":"ada-okafor","\ud800":"room-1"}""", "\\ud800")]
    [InlineData("/api/v1/appointments", """{"hold":"x","patient":{"givenName":"\udc00 A","familyName":"B"}}""", "patient.givenName")]
    [InlineData("/api/v1/appointments", """{"hold":"x","patient":{"\ud800":"A"}}""", "patient.\\ud800")]
    public async Task Names_the_member_that_is_wrong(string path, string body, string fields)
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);

        var refused = await server.Client().PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString());
        Assert.Equal(fields, string.Join(' ', errors));
    }

    [Fact]
    public async Task Names_the_member_whose_bytes_are_no_text()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"hold\":\"x\",\"patient\":{\"familyName\":\"Mu"), 0xF1, .. Encoding.UTF8.GetBytes("oz\"}}")];

        var refused = await server.Client().PostAsync("/api/v1/appointments", new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("patient.familyName", Text((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0], "field"));
    }

    [Theory]
    [InlineData("8c2f9bd0-6a3e-4a52-9f7e-0b8d1c9f3e21")]
    [InlineData("k1")]
    public async Task A_retry_under_the_same_key_keeps_the_slot(string key)
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();

        var first = await Hold(client, key, "10:00");
        var second = await Hold(client, key, "10:00");
        var other = await Hold(client, key, "11:00");
        var stranger = await Hold(client, key + "-other", "10:00");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("key-reused", Text(await other.Content.ReadFromJsonAsync<JsonElement>(), "code"));
        Assert.Equal(HttpStatusCode.Conflict, stranger.StatusCode);
        Assert.Equal(1, await desk.Count("hold"));
    }

    [Fact]
    public async Task A_key_books_once_and_never_something_else()
    {
        await using var desk = await BookingDesk.Open();
        var (first, second) = ((await desk.Hold("10:00")).Value.Token, (await desk.Hold("11:00")).Value.Token);
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();

        var booked = await Keyed(client, "/api/v1/appointments", "booking-1", new { hold = first, patient = Patient });
        var again = await Keyed(client, "/api/v1/appointments", "booking-1", new { hold = first, patient = Patient });
        var other = await Keyed(client, "/api/v1/appointments", "booking-1", new { hold = second, patient = Patient });

        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        Assert.Equal(await booked.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "key-reused"), (other.StatusCode, Text(await other.Content.ReadFromJsonAsync<JsonElement>(), "code")));
        Assert.Equal(1, await desk.Count("appointment"));
    }

    [Fact]
    public async Task Ten_retries_at_once_are_one_hold()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await (await Hold(client, "the-same-key-ten-times", "10:00")).Content.ReadAsStringAsync()));

        Assert.Contains("\"hold\"", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
        Assert.Equal(1, await desk.Count("hold"));
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);

        var refused = await Hold(server.Client(), new string('k', 256), "10:00");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Idempotency-Key", Text((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0], "field"));
    }

    private static Task<HttpResponseMessage> Hold(HttpClient client, string key, string time) => Keyed(client, "/api/v1/holds", key,
        new { practitioner = "ada-okafor", room = "room-1", visitType = "treatment", start = $"2026-11-23T{time}:00-07:00" });

    private static async Task<HttpResponseMessage> Keyed(HttpClient client, string path, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    [Fact]
    public async Task Names_the_detail_that_is_wrong()
    {
        await using var desk = await BookingDesk.Open();
        var hold = (await desk.Hold("10:00")).Value.Token;
        await using var server = await TestServer.Start(desk.Clinic);

        var refused = await server.Client().PostAsJsonAsync("/api/v1/appointments",
            new { hold, patient = new { givenName = "😀", familyName = "Ortega", birthDate = "2026-12-01", phone = "(520) 555-0142", language = "fr" } });

        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Select(error => Text(error, "field"));
        Assert.Equal(["patient.givenName", "patient.birthDate", "patient.language"], errors);
    }

    [Theory]
    [InlineData("", "visitType")]
    [InlineData("visitType=treatment&limit=201", "limit")]
    [InlineData("visitType=treatment&limit=2.5", "limit")]
    [InlineData("visitType=treatment&near=00000", "near")]
    [InlineData("visitType=treatment&from=2026-02-30", "from")]
    [InlineData("visitType=treatment&from=2026-12-02&to=2026-12-01", "to")]
    [InlineData("visitType=treatment&clinik=x", "clinik")]
    [InlineData("visitType=none", "visitType")]
    public async Task Names_the_parameter_that_is_wrong(string query, string field)
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);

        var refused = await server.Client().GetAsync("/api/v1/availability?" + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(field, Text((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0], "field"));
    }

    private static object Asked(JsonElement slot) => new
    {
        practitioner = Text(slot, "practitioner"), room = Text(slot, "room"), visitType = Text(slot, "visitType"), start = Text(slot, "start"),
    };

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
