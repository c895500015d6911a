using System.Net;
using System.Text.RegularExpressions;
using Filiform.Pipeline;
using Filiform.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Filiform.Tests.Journeys.Access;

public sealed class PatientSignInTests
{
    [Fact]
    public async Task Goes_by_mailed_link_and_mailed_code_to_the_next_visit()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        var client = server.Client();

        var half = await Open(server, client);
        var done = await TestServer.Post(client, "/signin/patient/code", [Known.Field("code", await Code(clinic))]);
        var me = await client.GetStringAsync("/me");

        Assert.Equal("/signin/patient/code", half.Headers.Location?.OriginalString);
        Assert.Equal("/me", done.Headers.Location?.OriginalString);
        Assert.Contains("Mon, Nov 23, 9:00 am", me, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_the_same_to_an_unknown_address()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await clinic.Patient();

        var known = await Ask(server.Client(), "maribel@example.org");
        var unknown = await Ask(server.Client(), "nobody@example.org");

        Assert.Equal(known.Headers.Location, unknown.Headers.Location);
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from outbox where kind = 'patient-sign-in'"));
    }

    [Fact]
    public async Task Looking_at_a_link_uses_nothing_up_but_acting_does()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await clinic.Patient();
        var link = await Link(server, server.Client());

        var looks = new[] { await server.Client().GetAsync(link), await server.Client().GetAsync(link) };
        var acts = await TestServer.Post(server.Client(), link, []);
        var again = await server.Client().GetAsync(link);

        Assert.All(looks, look => Assert.Equal(HttpStatusCode.OK, look.StatusCode));
        Assert.Equal(HttpStatusCode.Redirect, acts.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Lets_a_link_lapse_after_fifteen_minutes()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await clinic.Patient();
        var link = await Link(server, server.Client());

        clinic.Clock.AdvanceMinutes(15);

        Assert.Equal(HttpStatusCode.Gone, (await server.Client().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Allows_five_tries_at_the_code()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await clinic.Patient();
        var client = server.Client();
        await Open(server, client);
        var code = await Code(clinic);
        var wrong = code == "000000" ? "111111" : "000000";
        for (var at = 0; at < 5; at++) await TestServer.Post(client, "/signin/patient/code", [Known.Field("code", wrong)]);

        var late = await TestServer.Post(client, "/signin/patient/code", [Known.Field("code", code)]);

        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task Mails_three_links_an_hour_to_one_address_and_says_nothing()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await clinic.Patient();

        for (var at = 0; at < 5; at++) Assert.Equal(HttpStatusCode.Redirect, (await Ask(server.Client(), "maribel@example.org")).StatusCode);

        Assert.Equal(3, await clinic.Scalar<long>("select count(*) from outbox where kind = 'patient-sign-in'"));
    }

    [Fact]
    public async Task Opens_only_the_patients_own_visits()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (mine, other) = (await clinic.Patient(), await clinic.Patient("Jo", "Reyes", "1990-01-01", "jo@example.org"));
        var (visit, foreign) = (await clinic.Appointment(mine), await clinic.Appointment(other, "10:00"));
        var client = server.Client(await Token(clinic, mine));

        var own = await TestServer.Post(client, "/me", [Known.Field("appointment", visit.ToString()), Known.Field("purpose", "manage")], to: "/me?handler=Visit");
        var others = await TestServer.Post(client, "/me", [Known.Field("appointment", foreign.ToString()), Known.Field("purpose", "manage")], to: "/me?handler=Visit");

        Assert.StartsWith("/manage/", own.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
    }

    [Fact]
    public async Task Ends_after_twenty_idle_minutes()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await Token(clinic, await clinic.Patient()));

        clinic.Clock.AdvanceMinutes(19);
        var soon = await client.GetAsync("/me");
        clinic.Clock.AdvanceMinutes(20);
        var late = await client.GetAsync("/me");

        Assert.Equal(HttpStatusCode.OK, soon.StatusCode);
        Assert.Equal("/signin/patient?return=%2Fme", late.Headers.Location?.OriginalString);
    }

    internal static Task<string> Token(TestClinic clinic, Id<Patient> patient) =>
        clinic.Do(work => Filiform.Journeys.Access.SignIns.Open(work, "patient", 2, patient: patient, clinic: clinic.Here));

    private static Task<HttpResponseMessage> Ask(HttpClient client, string email) => TestServer.Post(client, "/signin/patient", [Known.Field("email", email)]);

    internal static async Task<string> Link(TestServer server, HttpClient client)
    {
        await Ask(client, "maribel@example.org");
        await server.Services.GetRequiredService<OutboxLoop>().DoSome();
        return "/signin/patient/" + await UsersTests.Link(server.Clinic, "/signin/patient/");
    }

    private static async Task<HttpResponseMessage> Open(TestServer server, HttpClient client)
    {
        var link = await Link(server, client);
        server.Clinic.Clock.AdvanceSeconds(1);
        return await TestServer.Post(client, link, []);
    }

    private static Task<string> Code(TestClinic clinic) => clinic.Do(async work =>
    {
        var mail = (await work.Query<UsersTests.Mail>("select id, body from mail where clinic = @clinic order by created_at desc, id desc limit 1")).Single();
        return Regex.Match(work.Open("mail.body", mail.Id, mail.Body)!, "[0-9]{6}").Value;
    });
}
