using System.Net;

namespace Filiform.Tests.Pipeline;

public sealed class HttpTests
{
    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        foreach (var path in new[] { "/health/ready", "/no-such-page", "/base.css" })
        {
            var answer = await server.Client().GetAsync(path);
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task A_missing_page_says_so_in_the_persons_language()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var answer = await server.Client(language: "es").GetAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("No encontramos esa página", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_page_keeps_the_address_asked_for_and_the_menu_of_whoever_asked()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var visitor = await (await server.Client().GetAsync("/no-such-page?q=1")).Content.ReadAsStringAsync();
        var lead = await (await server.Client(await server.SignIn(clinic.QualityLead)).GetAsync("/clinic/no-such-page")).Content.ReadAsStringAsync();

        Assert.Contains("href=\"/no-such-page?q=1&amp;lang=es\"", visitor, StringComparison.Ordinal);
        Assert.DoesNotContain("/error/404", visitor, StringComparison.Ordinal);
        Assert.Contains("action=\"/signout\"", lead, StringComparison.Ordinal);
        Assert.Contains("class=\"brand\" href=\"/clinic\"", lead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_staff_page_sends_a_stranger_to_sign_in()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var answer = await server.Client().GetAsync("/clinic/today");

        Assert.Equal("/signin?return=%2Fclinic%2Ftoday", answer.Headers.Location?.OriginalString);
    }
}
