using System.Net;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Treat;

public sealed class CheckTests
{
    [Fact]
    public async Task Asks_for_the_muscles_first_when_the_plan_names_none()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic, targets: []);

        var page = await (await Therapist(clinic, server)).GetStringAsync($"/clinic/sessions/{room.Session}");

        Assert.Contains("Name the muscles first", page, StringComparison.Ordinal);
        Assert.DoesNotContain("s-days-since-last-session-same-site", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"s-upper-trap-pincer\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"s-lung-landmark-confirmed\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"s-hand-hygiene\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_what_was_ticked_beside_an_empty_number()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic, targets: []);

        var saved = await Post(clinic, server, room, ("shown", "s-hand-hygiene"), ("s-hand-hygiene", "true"), ("shown", "s-days-since-last-session-same-site"), ("s-days-since-last-session-same-site", ""));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(TreatRoom.Yes, (await room.Look()).Chart.Answers.Facts["s-hand-hygiene"]);
    }

    [Fact]
    public async Task Keeps_the_right_answers_and_names_the_range_of_the_wrong_one()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic, targets: [new("upper-trapezius", "left")]);

        var saved = await Post(clinic, server, room, ("shown", "s-hand-hygiene"), ("s-hand-hygiene", "true"), ("shown", "s-needle-length-mm"), ("s-needle-length-mm", "4000"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, saved.StatusCode);
        Assert.Contains("Write a number from 0 to 999", await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(TreatRoom.Yes, (await room.Look()).Chart.Answers.Facts["s-hand-hygiene"]);
    }

    [Fact]
    public async Task Shows_what_somebody_else_saved_beside_what_was_sent()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic);
        var client = await Therapist(clinic, server);
        var seen = (await room.Look()).Chart.Session.Version;
        await clinic.Run(new SetPain(), new(room.Patient, room.Session, 6, null), clinic.Therapist);

        var second = await TestServer.Post(client, $"/clinic/sessions/{room.Session}",
            Fields(("pain-before", "5"), ("pain-after", ""), ("version", $"{seen}")), $"/clinic/sessions/{room.Session}?handler=Pain");

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await second.Content.ReadAsStringAsync();
        Assert.Contains("Saved meanwhile: 6", page, StringComparison.Ordinal);
        Assert.Contains("value=\"5\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_when_the_visit_was_planned_for_another_time()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic);
        clinic.Clock.Advance((await room.Look()).Chart.Appointment.StartsAt - clinic.Clock.GetCurrentInstant());
        var client = await Therapist(clinic, server);
        Assert.DoesNotContain("This visit is planned for", await client.GetStringAsync($"/clinic/sessions/{room.Session}"), StringComparison.Ordinal);

        clinic.Clock.Advance(Duration.FromHours(9));

        client = await Therapist(clinic, server);
        Assert.Contains("This visit is planned for", await client.GetStringAsync($"/clinic/sessions/{room.Session}"), StringComparison.Ordinal);
    }

    private static async Task<HttpClient> Therapist(TestClinic clinic, TestServer server) => server.Client(await server.SignIn(clinic.Therapist));

    private static async Task<HttpResponseMessage> Post(TestClinic clinic, TestServer server, TreatRoom room, params (string Name, string Value)[] fields) =>
        await TestServer.Post(await Therapist(clinic, server), $"/clinic/sessions/{room.Session}", Fields(fields), $"/clinic/sessions/{room.Session}?handler=Check");

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) => fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
