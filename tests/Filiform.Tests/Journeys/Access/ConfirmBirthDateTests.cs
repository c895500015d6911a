using System.Net;
using Filiform.Journeys.Access;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Access;

public sealed class ConfirmBirthDateTests
{
    [Fact]
    public async Task Opens_the_link_for_the_right_date()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (token, patient) = await Link(clinic);
        var client = server.Client();

        var answer = await Send(client, token, "2", "4", "1980");
        var actor = await Actor(clinic, token, answer);

        Assert.Equal("/prepare/" + token, answer.Headers.Location?.OriginalString);
        Assert.Equal((1, patient), (actor.Level, actor.Patient!.Value));
        Assert.Equal("/prepare/" + token, (await client.GetAsync($"/confirm/{token}?return=/prepare/{token}")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Opens_that_link_and_no_other()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (token, patient) = await Link(clinic);
        var other = await clinic.Do(work => PrivateLinks.Issue(work, "prepare", patient, work.Now + Duration.FromDays(1)));

        var answer = await Send(server.Client(), token, "2", "4", "1980");

        Assert.Equal(0, (await Actor(clinic, other, answer)).Level);
    }

    [Fact]
    public async Task Closes_the_link_after_five_wrong_dates()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (token, _) = await Link(clinic);
        var client = server.Client();

        for (var wrong = 1; wrong <= 4; wrong++)
        {
            var answer = await Send(client, token, "3", "4", "1980");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(wrong == 4 ? "1 try left" : $"{5 - wrong} tries left", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Gone, (await Send(client, token, "3", "4", "1980")).StatusCode);
        var right = await client.GetAsync($"/confirm/{token}");
        Assert.Equal(HttpStatusCode.Gone, right.StatusCode);
        Assert.Contains("This link no longer works", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31", "2", "1980")]
    [InlineData("x", "y", "z")]
    [InlineData("4", "2", "80")]
    [InlineData("-2", "4", "1980")]
    public async Task Counts_what_is_no_date_as_wrong(string day, string month, string year)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (token, _) = await Link(clinic);

        var answer = await Send(server.Client(), token, day, month, year);

        Assert.Contains("4 tries left", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_all_three_parts_without_counting()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (token, _) = await Link(clinic);

        var answer = await Send(server.Client(), token, "2", "", "1980");

        Assert.Contains("Enter day, month and year", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await clinic.Scalar<int>("select wrong_birth_dates from private_link where clinic = @clinic"));
    }

    [Fact]
    public async Task Says_in_the_persons_language_that_a_link_is_over_or_never_was()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (token, _) = await Link(clinic);
        clinic.Clock.AdvanceDays(2);

        var over = await server.Client(language: "es").GetAsync($"/confirm/{token}");
        var never = await server.Client(language: "es").GetAsync($"/confirm/{new string('0', 64)}");

        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        Assert.Contains("Este enlace ya no funciona", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }

    [Fact]
    public async Task Says_nothing_of_whose_link_it_is()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (token, _) = await Link(clinic);

        var page = await server.Client().GetStringAsync($"/confirm/{token}");

        Assert.DoesNotContain("Maribel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ortega", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_staff_signed_in_who_open_a_link()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (token, _) = await Link(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        await Send(client, token, "2", "4", "1980");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/clinic/me")).StatusCode);
    }

    private static async Task<(string Token, Id<Patient> Patient)> Link(TestClinic clinic)
    {
        var patient = await clinic.Patient();
        return (await clinic.Do(work => PrivateLinks.Issue(work, "prepare", patient, work.Now + Duration.FromDays(1))), patient);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string token, string day, string month, string year) =>
        TestServer.Post(client, $"/confirm/{token}?return=/prepare/{token}", [Known.Field("day", day), Known.Field("month", month), Known.Field("year", year)]);

    /// <summary>Who the server takes the browser for that got this answer, at a link's address.</summary>
    private static async Task<Actor> Actor(TestClinic clinic, string link, HttpResponseMessage answer) =>
        (await clinic.Run(new FindActor(), new(link, null, null, "test", Known.Cookie(answer, "filiform-link")), Filiform.Pipeline.Actor.System)).Value;
}
