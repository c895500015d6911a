using System.Net;
using System.Text.RegularExpressions;

namespace Filiform.Tests.Pipeline;

public sealed class ExpiredFormTests
{
    private static readonly KeyValuePair<string, string>[] Question =
        [new("topic", "feel"), new("text", "Does it hurt?\n<b>Twice</b> & \"again\""), new("email", ""), new("__RequestVerificationToken", "too-old")];

    [Fact]
    public async Task Nothing_typed_is_lost_and_it_is_sent_again_with_one_click()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        using var client = server.Client();

        var refused = await client.PostAsync("/questions/ask", new FormUrlEncodedContent(Question));
        var page = await refused.Content.ReadAsStringAsync();
        var again = await client.PostAsync("/questions/ask", new FormUrlEncodedContent(Fields(page)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("action=\"/questions/ask\"", page, StringComparison.Ordinal);
        Assert.Contains("Nothing you wrote is lost", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Twice", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Contains("Does it hurt?", await client.GetStringAsync(again.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_form_from_elsewhere_is_never_offered_again(string header, string value)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/questions/ask") { Content = new FormUrlEncodedContent(Question), Headers = { { header, value } } };

        var page = await (await server.Client().SendAsync(request)).Content.ReadAsStringAsync();

        Assert.DoesNotContain("Does it hurt?", page, StringComparison.Ordinal);
        Assert.Contains("We could not read that form", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_written_back()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var refused = await server.Client().PostAsync("/signin", new FormUrlEncodedContent([new("email", "a@example.org"), new("password", "my-secret-words")]));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.DoesNotContain("my-secret-words", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string page) =>
        Regex.Matches(page, "<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")
            .Select(match => KeyValuePair.Create(WebUtility.HtmlDecode(match.Groups[1].Value), WebUtility.HtmlDecode(match.Groups[2].Value)));
}
