using System.Net;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Treat;

public sealed class SessionPageTests
{
    [Fact]
    public async Task Opens_from_the_day_board_and_shows_the_room()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        var opened = await TestServer.Post(client, $"/clinic/sessions/{room.Session}", Fields(("patient", room.Patient.ToString()), ("appointment", room.Visit.ToString())), "/clinic/sessions/open");

        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal($"/clinic/sessions/{room.Session}", opened.Headers.Location!.ToString());
        var page = await client.GetStringAsync(opened.Headers.Location);
        Assert.Contains("Maribel Ortega", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>Maribel", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_there_for_the_front_desk_and_only_to_read_for_the_lead()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);

        Assert.Equal(HttpStatusCode.NotFound, (await server.Client(await server.SignIn(clinic.FrontDesk)).GetAsync($"/clinic/sessions/{room.Session}")).StatusCode);
        var read = await server.Client(await server.SignIn(clinic.Lead)).GetStringAsync($"/clinic/sessions/{room.Session}");
        Assert.DoesNotContain("data-row", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client(await server.SignIn(clinic.Therapist)).GetAsync($"/clinic/sessions/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task Answers_one_of_two_signing_tabs_and_sends_the_other_a_conflict()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        var (path, version) = ($"/clinic/sessions/{room.Session}", (await room.Look()).Chart.Session.Version);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        var token = Token(await client.GetStringAsync(path));

        var first = await Sign();
        var second = await Sign();

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("signed already", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Task<HttpResponseMessage> Sign() => client.PostAsync($"{path}?handler=Sign", new FormUrlEncodedContent(
            Fields(("version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("__RequestVerificationToken", token))));
    }

    [Fact]
    public async Task Keeps_what_was_typed_when_a_rule_says_no()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        var refused = await TestServer.Post(client, $"/clinic/sessions/{room.Session}", Fields(
            ("muscle", "Subclavius"), ("side", "left"), ("gauge", "0.30"), ("length", "40"), ("technique", "deep"), ("depth", "abc"), ("twitch", "strong"), ("in", "1"), ("out", "0"),
            ("row-note", "Typed before the no")), $"/clinic/sessions/{room.Session}?handler=Row");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Typed before the no", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) => fields.Select(field => KeyValuePair.Create(field.Name, field.Value));

    private static string Token(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
}
