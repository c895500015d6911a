using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Filiform.Tests.Pipeline;

/// <summary>What is too large, broken, or asked in a way that nothing here takes.</summary>
public sealed class RefusedRequestTests
{
    private const int TooLarge = 3 * 1024 * 1024;

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("FOO")]
    public async Task A_page_takes_no_other_method(string method)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        // A page without a form names no POST: it would refuse that as well.
        foreach (var (path, allowed) in new[] { ("/", "GET, HEAD"), ("/find", "GET, HEAD"), ("/questions/ask", "GET, HEAD, POST") })
        {
            var answer = await server.Client().SendAsync(new(new(method), path));
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
            Assert.Contains("does not take that kind of request", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_without_a_form_takes_no_post()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var answer = await server.Client().PostAsync("/learn", new FormUrlEncodedContent([new("a", "b")]));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("TRACE", "/api/v1/holds", 405, "Esta dirección no acepta")]
    [InlineData("PUT", "/api/v1/appointments", 405, "Esta dirección no acepta")]
    [InlineData("GET", "/api/v1/nothing", 404, "No encontramos")]
    public async Task A_program_is_told_in_its_own_form(string method, string path, int status, string title)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var answer = await server.Client(language: "es").SendAsync(new(new(method), path));

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.StartsWith("https://filiform.example/problems/", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.StartsWith(title, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.True(problem.GetProperty("detail").GetString()!.Length > 10);
    }

    [Theory]
    [InlineData("/questions/ask")]
    [InlineData("/signin")]
    [InlineData("/api/v1/holds")]
    public async Task Too_large_a_body_is_said_to_be_too_large(string path)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        using var content = new StringContent("text=" + new string('a', TooLarge));
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        var answer = await server.Client().PostAsync(path, content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("That was too much at once", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=%zz&b=%00&c=%")]
    [InlineData("many")]
    public async Task A_form_that_cannot_be_read_is_the_senders_fault(string body)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        using var content = new StringContent(body == "many" ? string.Join('&', Enumerable.Range(0, 3000).Select(each => $"k{each}=1")) : body);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        var answer = await server.Client().PostAsync("/questions/ask", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("on our side", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0", "http://localhost", "GET", "/", 403)]
    [InlineData("0.0.0.0", "http://localhost", "POST", "/signin", 403)]
    [InlineData("0.0.0.0", "https://care.example.org", "GET", "/find?near=85701", 307)]
    [InlineData("0.0.0.0", "https://care.example.org", "POST", "/find", 403)]
    [InlineData("0.0.0.0", "https://care.example.org", "GET", "/api/v1/availability?visitType=treatment", 403)]
    [InlineData("0.0.0.0", "https://care.example.org", "GET", "/health/live", 200)]
    [InlineData("127.0.0.1", "https://care.example.org", "GET", "/learn", 200)]
    public async Task Nothing_is_served_in_clear_but_on_a_loopback_address(string host, string url, string method, string path, int status)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic, host: host, url: url);

        var answer = await server.Client().SendAsync(new(new(method), path));

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 307) Assert.Equal(url + path, answer.Headers.Location!.OriginalString);
        if (path.StartsWith("/api", StringComparison.Ordinal)) Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("127.0.0.1, ::1", 200)]
    [InlineData("127.0.0.0/8, ::1/128", 200)]
    [InlineData("10.0.0.4", 403)]
    [InlineData("", 403)]
    public async Task Only_a_listed_proxy_is_believed(string proxies, int status)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic, host: "0.0.0.0", proxies: proxies);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/learn") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.9" } } };

        var answer = await server.Client().SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("10.0.0.4, nonsense")]
    [InlineData("10.0.0.0/99")]
    public void A_proxy_that_is_no_address_is_refused(string list) => Assert.Null(Filiform.Pipeline.Http.Proxies.Read(list));
}
