using System.Diagnostics;
using System.Net;
using Filiform.Journeys.Access;

namespace Filiform.Tests.Journeys.Access;

public sealed class PasswordSignInTests
{
    [Fact]
    public async Task Needs_password_and_code()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        var client = server.Client();

        var half = await okafor.Begin(client, path: "/signin?return=%2Fclinic%2Fme");
        var before = await client.GetAsync("/clinic/me");
        var whole = await TestServer.Post(client, "/signin/code?return=%2Fclinic%2Fme", [Known.Field("code", okafor.Code)]);
        var after = await client.GetAsync("/clinic/me");

        Assert.Equal("/signin/code?return=%2Fclinic%2Fme", half.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, before.StatusCode);
        Assert.Equal("/clinic/me", whole.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_code_that_was_used()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        var code = okafor.Code;
        await okafor.SignIn(server.Client());

        var thief = server.Client();
        await okafor.Begin(thief);
        var again = await TestServer.Post(thief, "/signin/code", [Known.Field("code", code)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("was used already", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_recovery_code_once()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        var (first, second) = (server.Client(), server.Client());
        await okafor.Begin(first);
        await okafor.Begin(second);

        var once = await TestServer.Post(first, "/signin/code", [Known.Field("code", okafor.RecoveryCodes[0].ToUpperInvariant())]);
        var twice = await TestServer.Post(second, "/signin/code", [Known.Field("code", okafor.RecoveryCodes[0])]);

        Assert.Equal("/clinic", once.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task Slows_down_after_five_tries_and_never_locks()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        var client = server.Client();
        for (var wrong = 1; wrong <= 5; wrong++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await okafor.Begin(client, "wrong wrong wrong")).StatusCode);

        var atOnce = await okafor.Begin(client);
        clinic.Clock.AdvanceSeconds(1);
        var later = await okafor.Begin(client);

        Assert.Equal(HttpStatusCode.TooManyRequests, atOnce.StatusCode);
        Assert.Contains("wait 1 second,", await atOnce.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/signin/code", later.Headers.Location?.OriginalString);
    }

    [Fact]
    public void Waits_1_2_4_seconds_and_so_on_up_to_a_minute() =>
        Assert.Equal([0, 0, 1, 2, 4, 8, 16, 32, 60, 60], new[] { 0, 4, 5, 6, 7, 8, 9, 10, 11, 300 }.Select(tries => (int)Tries.Wait(tries).TotalSeconds));

    [Fact]
    public async Task Says_the_same_of_a_wrong_password_and_of_an_unknown_address()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);

        var wrong = await Body(okafor, server);
        var unknown = await Body(okafor with { Email = "nobody@example.org" }, server);

        Assert.Equal(wrong, unknown);

        static async Task<string> Body(Known who, TestServer server)
        {
            var answer = await who.Begin(server.Client(), "wrong wrong wrong");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var body = (await answer.Content.ReadAsStringAsync()).Replace(who.Email, "", StringComparison.Ordinal);
            return System.Text.RegularExpressions.Regex.Replace(body, "value=\"CfDJ8[^\"]+\"", "");
        }
    }

    [Fact]
    public async Task Takes_as_long_for_an_unknown_address()
    {
        await using var clinic = await TestClinic.New();
        await Known.Of(clinic, clinic.Therapist);
        var check = new CheckPassword();

        var known = await Time("therapist@example.org");
        var unknown = await Time("nobody@example.org");

        Assert.InRange(unknown / known, 0.4, 2.5);

        async Task<double> Time(string email)
        {
            await clinic.Run(check, new(email, "wrong wrong wrong"));
            var times = new List<double>();
            for (var at = 0; at < 5; at++)
            {
                var watch = Stopwatch.StartNew();
                await clinic.Run(check, new(email, "wrong wrong wrong"));
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            return times.Order().ElementAt(2);
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Goes_back_only_to_an_address_of_this_site(string back)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        var client = server.Client();
        await okafor.Begin(client);

        var answer = await TestServer.Post(client, "/signin/code?return=" + Uri.EscapeDataString(back), [Known.Field("code", okafor.Code)]);

        Assert.Equal("/clinic", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Refuses_a_form_without_its_antiforgery_token()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var answer = await server.Client(language: "es").PostAsync("/signin", new FormUrlEncodedContent([Known.Field("email", "a@example.org"), Known.Field("password", "x")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("No pudimos leer ese formulario", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_who_and_whether_in_the_audit_log()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        await okafor.Begin(server.Client(), "wrong wrong wrong");
        await okafor.SignIn(server.Client());

        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from audit where use_case = 'RefuseSignIn' and outcome = 'wrong-sign-in'"));
        Assert.Equal(1, await clinic.Scalar<long>(
            "select count(*) from audit where use_case = 'FinishSignIn' and outcome = 'done' and actor = @Staff and clinic = @clinic", new { okafor.Staff }));
    }
}
