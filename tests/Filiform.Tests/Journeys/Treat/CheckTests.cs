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
    public async Task Answers_what_is_routine_at_once_in_the_therapists_name()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic);
        await room.Answer("s-gloves-or-policy", TreatRoom.No);
        Assert.Contains("Room and equipment as usual", await (await Therapist(clinic, server)).GetStringAsync($"/clinic/sessions/{room.Session}"), StringComparison.Ordinal);

        var saved = await Post(clinic, server, room, ("shown", "s-identity-and-site-checked"), ("shown", "s-consent-today"), ("as-usual", "true"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var answers = (await room.Look()).Chart.Answers;
        Assert.All(["s-hand-hygiene", "s-needles-sterile-single-use", "s-sharps-container-ready", "s-emergency-plan-ready"], fact => Assert.Equal(TreatRoom.Yes, answers.Facts[fact]));
        Assert.Equal("therapist", answers.Given["s-hand-hygiene"].By);
        // A "no" that somebody said stays, and nothing about the patient is answered for them.
        Assert.Equal(TreatRoom.No, answers.Facts["s-gloves-or-policy"]);
        Assert.DoesNotContain(answers.Facts.Keys, fact => fact is "s-identity-and-site-checked" or "s-consent-today" or "s-skin-inspected-clean" or "s-position");
        await room.Answer("s-hand-hygiene", TreatRoom.No);
        Assert.Contains((await room.Look()).ToStart, reason => reason.Rule.Inputs.Contains(TreatRoom.Content.Safety.Facts.IndexOf("s-hand-hygiene")));
    }

    [Fact]
    public void What_is_routine_is_about_the_room_and_known_to_the_check()
    {
        var entries = TreatRoom.Content.Safety.Checklist.Where(entry => entry.Phase == Filiform.Clinical.Sessions.ChecklistPhase.Pre).Select(entry => entry.Fact);

        Assert.Subset(entries.ToHashSet(), RoutineChecks.Usual.Keys.ToHashSet<string?>());
        Assert.Equal(
            ["s-emergency-plan-ready", "s-gloves-or-policy", "s-hand-hygiene", "s-needles-sterile-single-use", "s-sharps-container-ready"], RoutineChecks.Usual.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Is_not_complete_while_something_is_only_to_be_ticked()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        var client = await Therapist(clinic, server);
        Assert.Empty((await room.Look()).ToStart);

        Assert.Contains("1 to check", Header(await client.GetStringAsync($"/clinic/sessions/{room.Session}")), StringComparison.Ordinal);
        await Post(clinic, server, room, ("shown", "k-gates"), ("k-gates", "true"));

        Assert.Contains("Complete", Header(await client.GetStringAsync($"/clinic/sessions/{room.Session}")), StringComparison.Ordinal);

        static string Header(string page) => page[page.IndexOf("id=\"check-h\"", StringComparison.Ordinal)..page.IndexOf("check-grid", StringComparison.Ordinal)];
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

    [Fact]
    public async Task Starts_a_row_with_the_planned_technique_and_no_needle_longer_than_said_or_allowed()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic, targets: [new("upper-trapezius", "left")]);
        await room.Answer("s-techniques", new Value.Options(["superficial"]));
        await room.Answer("s-needle-length-mm", TreatRoom.Of(30));

        var row = NeedleForm.Next((await room.Look()).Chart, TreatRoom.Content);

        Assert.Equal(("superficial", "30"), (row.Technique, row.Length));
        // Over 40 mm above the lung is what a rule speaks against; over a calf it is not.
        var atlas = TreatRoom.Content.Atlas.MuscleById;
        Assert.Equal(40, NeedleLength.AtMost(TreatRoom.Content.Safety, atlas["upper-trapezius"], 60, null));
        Assert.Equal(60, NeedleLength.AtMost(TreatRoom.Content.Safety, atlas["soleus"], 60, null));
    }

    [Fact]
    public async Task Shows_a_decided_rule_as_decided_by_whom_and_why()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        await room.Answer("s-position", TreatRoom.One("seated"));
        var client = await Therapist(clinic, server);
        Assert.Contains("Take care: Seated", await client.GetStringAsync($"/clinic/sessions/{room.Session}"), StringComparison.Ordinal);

        await clinic.Run(new DecideInSession(TreatRoom.Content), new(room.Patient, room.Session, "sr-position-upright", "Cannot lie down; couch behind, second person near"), clinic.Therapist);

        var page = await client.GetStringAsync($"/clinic/sessions/{room.Session}");
        Assert.DoesNotContain("Stop: Seated", page, StringComparison.Ordinal);
        Assert.Contains("Decided by", page, StringComparison.Ordinal);
        Assert.Contains("couch behind, second person near", page, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> Therapist(TestClinic clinic, TestServer server) => server.Client(await server.SignIn(clinic.Therapist));

    private static async Task<HttpResponseMessage> Post(TestClinic clinic, TestServer server, TreatRoom room, params (string Name, string Value)[] fields) =>
        await TestServer.Post(await Therapist(clinic, server), $"/clinic/sessions/{room.Session}", Fields(fields), $"/clinic/sessions/{room.Session}?handler=Check");

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) => fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
