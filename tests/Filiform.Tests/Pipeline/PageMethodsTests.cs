using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Filiform.Tests.Pipeline;

/// <summary>All pages there are, and ways of asking that not every one of them takes: never a fault of ours.</summary>
public sealed partial class PageMethodsTests
{
    [Theory]
    [InlineData("TRACE")]
    [InlineData("FOO")]
    public async Task No_page_takes_another_method(string method)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic, demonstration: true);
        using var client = server.Client(await server.SignIn(clinic.Lead));

        var other = new List<string>();
        foreach (var address in Addresses(server))
            // Some routes take only well-formed codes; the rest of the world is not there.
            if ((await client.SendAsync(new(new(method), address))).StatusCode is not (HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound) and var status)
                other.Add($"{address} {status}");

        Assert.Empty(other);
    }

    [Fact]
    public async Task A_page_without_a_form_takes_no_post_and_none_fails_on_one()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic, demonstration: true);
        using var client = server.Client(await server.SignIn(clinic.Lead));
        var token = Token().Match(await client.GetStringAsync("/questions/ask")).Groups[1].Value;

        var failed = new List<string>();
        var refused = new List<string>();
        // Whoever signs out on the way sees no staff page any more.
        foreach (var address in Addresses(server).Where(address => address != "/signout"))
        {
            var posted = await client.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            if (posted.StatusCode == HttpStatusCode.MethodNotAllowed) refused.Add(address);
            if ((int)posted.StatusCode >= 500) failed.Add($"POST {address}");
            if ((int)(await client.GetAsync(address + "?handler=nothing")).StatusCode >= 500) failed.Add($"GET {address}");
        }

        Assert.Empty(failed);
        Assert.Empty(((string[])["/", "/find", "/articles/x", "/conditions/x", "/clinic/quality"]).Except(refused));
        Assert.DoesNotContain("/questions/ask", refused);
    }

    [Theory]
    [InlineData("POST", "/clinic/quality", "GET, HEAD")]
    [InlineData("PUT", "/clinic/quality", "GET, HEAD")]
    [InlineData("PUT", "/questions/ask", "GET, HEAD, POST")]
    // Its forms all have names: to the bare address nobody can post.
    [InlineData("POST", "/clinic/settings/rooms", "GET, HEAD")]
    [InlineData("DELETE", "/clinic/settings/rooms", "GET, HEAD")]
    [InlineData("DELETE", "/clinic/settings/rooms?handler=add", "GET, HEAD, POST")]
    public async Task Says_which_methods_the_address_takes(string method, string address, string allowed)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        using var client = server.Client(await server.SignIn(clinic.Lead));

        // No antiforgery token: nothing may be offered to send again that nobody takes.
        var answer = await client.SendAsync(new(new(method), address));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Every page's address, with something in the place of each parameter.</summary>
    private static List<string> Addresses(TestServer server) =>
    [
        .. server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null && !endpoint.RoutePattern.RawText!.StartsWith("error", StringComparison.Ordinal))
            .Select(endpoint => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Part))))).Distinct(),
    ];

    private static string Part(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter => parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch
        {
            "guid" => "0190b3a4-0000-7000-8000-000000000000", "int" => "1", "length(64)" => new string('0', 64), "regex(^csv$)" => "csv", _ => "x",
        },
        _ => "",
    };

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
