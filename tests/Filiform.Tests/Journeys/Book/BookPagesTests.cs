using System.Net;
using System.Text.RegularExpressions;

namespace Filiform.Tests.Journeys.Book;

/// <summary>The pages as a browser without scripts meets them.</summary>
public sealed partial class BookPagesTests
{
    private const string TimesPage = "/book/armory-park?type=treatment&day=2026-11-24";

    [Fact]
    public async Task A_visitor_books_from_postal_code_to_confirmation()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();

        var found = await client.GetStringAsync("/find?near=85701&type=treatment");
        var link = WebUtility.HtmlDecode(TimeLink().Match(found).Groups[1].Value);
        var held = await TestServer.Post(client, link, [new("at", Choice(await client.GetStringAsync(link))), new("key", "")]);
        Assert.Equal(HttpStatusCode.SeeOther, held.StatusCode);
        var details = held.Headers.Location!.OriginalString;
        var booked = await TestServer.Post(client, details, Details());
        Assert.Equal(HttpStatusCode.SeeOther, booked.StatusCode);
        var done = booked.Headers.Location!.OriginalString;

        Assert.Contains("Your visit is booked", await client.GetStringAsync(done), StringComparison.Ordinal);
        Assert.Contains("This visit is booked", await client.GetStringAsync(details), StringComparison.Ordinal);
        Assert.Equal(done, (await TestServer.Post(client, details, [])).Headers.Location!.OriginalString);
        Assert.Equal(1, await desk.Count("appointment"));
    }

    [Fact]
    public async Task A_time_that_was_taken_is_met_with_the_nearest_ones()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();
        var at = Choice(await client.GetStringAsync(TimesPage));
        await TestServer.Post(server.Client(), TimesPage, [new("at", at)]);

        var refused = await TestServer.Post(client, TimesPage, [new("at", at)]);

        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("That time was taken a moment ago", page, StringComparison.Ordinal);
        Assert.Contains("Nearest free times", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lapsed_hold_keeps_what_was_typed_and_books_another_time_in_one_step()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();
        var details = "/book/details/" + (await desk.Hold("10:00")).Value.Token;
        desk.Clinic.Clock.AdvanceMinutes(11);

        var lapsed = await TestServer.Post(client, details, Details());
        Assert.Equal(HttpStatusCode.SeeOther, lapsed.StatusCode);
        var page = await client.GetStringAsync(lapsed.Headers.Location);
        // Her own time is free again, and nothing else is chosen for her.
        Assert.Contains("2026-11-23T17:00Z", WebUtility.HtmlDecode(Chosen().Match(page).Groups[1].Value), StringComparison.Ordinal);
        Assert.Contains("value=\"Maribel\"", page, StringComparison.Ordinal);
        Assert.Equal(3, Instead().Count(page));

        var instead = WebUtility.HtmlDecode(Instead().Match(page).Groups[1].Value);
        var booked = await TestServer.Post(client, details, [.. Details(), new("instead", instead)]);
        Assert.Equal(HttpStatusCode.SeeOther, booked.StatusCode);
        Assert.Equal(1, await desk.Count("appointment"));
    }

    [Theory]
    [InlineData("givenName", "<script>alert(1)</script>", "Use letters, spaces")]
    [InlineData("familyName", "😀", "Use letters, spaces")]
    [InlineData("email", "not an address", "Write an e-mail address")]
    [InlineData("year", "3980", "still to come")]
    public async Task A_wrong_detail_is_named_and_nothing_is_lost(string field, string value, string message)
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();
        var details = "/book/details/" + (await desk.Hold("10:00")).Value.Token;

        var refused = await TestServer.Post(client, details, Details().Where(pair => pair.Key != field).Append(new(field, value)));

        // An address to look at, so that the browser's Back works; what was typed waits there, sealed.
        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        Assert.DoesNotContain("Ortega", await desk.Clinic.Scalar<string>("select typed from hold"), StringComparison.Ordinal);
        var page = await client.GetStringAsync(refused.Headers.Location);
        Assert.Contains(message, page, StringComparison.Ordinal);
        Assert.Matches("<a href=\"#[a-zA-Z]+\">(First name|Last name|E-mail|Date of birth): ", page);
        Assert.Contains($"value=\"{System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(value)}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_language_keeps_what_was_typed_until_it_is_booked()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();
        var details = "/book/details/" + (await desk.Hold("10:00")).Value.Token;

        var switched = await TestServer.Post(client, details, [.. Details(), new("act", "language")], details + "?lang=es");
        var page = await client.GetStringAsync(switched.Headers.Location);
        Assert.Contains("lang=\"es\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"maribel@example.org\"", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("name=\"day\"", StringComparison.Ordinal) < page.IndexOf("name=\"month\"", StringComparison.Ordinal));

        await TestServer.Post(client, details, Details());
        Assert.Equal(1, await desk.Clinic.Scalar<long>("select count(*) from hold where typed is null"));
        Assert.DoesNotContain("maribel@example.org", await client.GetStringAsync(details), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gives_a_phone_alone_is_told_that_nothing_is_sent_and_keeps_the_links()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();
        var details = "/book/details/" + (await desk.Hold("10:00")).Value.Token;

        var booked = await TestServer.Post(client, details, Details().Where(pair => pair.Key is not ("email" or "phone" or "year")).Concat([new("phone", "(520) 555-0142"), new("year", "2015")]));
        var done = booked.Headers.Location!.OriginalString;
        var page = await client.GetStringAsync(done);

        Assert.Contains("We will send you no message", page, StringComparison.Ordinal);
        Assert.Contains($"http://localhost/manage/{done.Split('/')[^2]}</a>", page, StringComparison.Ordinal);
        Assert.Contains("A parent or guardian must come along", page, StringComparison.Ordinal);
        Assert.Contains("Okafor", page, StringComparison.Ordinal);
        desk.Clinic.Clock.AdvanceMinutes(31);
        Assert.DoesNotContain("Okafor", await client.GetStringAsync(done), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_megabyte_in_a_field_is_refused_with_a_message()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        var details = "/book/details/" + (await desk.Hold("10:00")).Value.Token;

        using var client = server.Client();
        var refused = await TestServer.Post(client, details, Details().Where(pair => pair.Key != "givenName").Append(new("givenName", new string('a', 1_000_000))));

        Assert.Contains("Use at most 80 characters", await client.GetStringAsync(refused.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_link_moves_and_cancels_its_visit()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("14:00");
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();
        var manage = $"/manage/{booked.Manage}";

        var shown = await client.GetStringAsync(manage);
        Assert.Contains("Mon, Nov 23, 2:00 pm", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Okafor", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Maribel", shown, StringComparison.Ordinal);

        var move = manage + "?move=true&day=2026-11-24";
        var moved = await TestServer.Post(client, move, [new("act", "move"), new("at", Choice(await client.GetStringAsync(move)))]);
        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        Assert.Contains("Your visit has a new time", await client.GetStringAsync(moved.Headers.Location), StringComparison.Ordinal);

        var cancelled = await TestServer.Post(client, manage, [new("act", "cancel"), new("reason", "unwell")]);
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        Assert.Contains("This visit is canceled", await client.GetStringAsync(manage), StringComparison.Ordinal);
        Assert.Equal(0, await desk.Count("claim"));
    }

    [Fact]
    public async Task Opening_a_private_link_changes_nothing_and_a_prepare_link_manages_nothing()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("14:00");
        await using var server = await TestServer.Start(desk.Clinic);
        using var client = server.Client();

        await client.GetAsync($"/manage/{booked.Manage}?act=cancel&reason=unwell");

        Assert.Equal("booked", await desk.Clinic.Scalar<string>("select status from appointment"));
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"/manage/{booked.Prepare}")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync("/manage/nobody")).StatusCode);
    }

    [Theory]
    [InlineData("/book/no-such-clinic", HttpStatusCode.NotFound)]
    [InlineData("/find/no-such-clinic", HttpStatusCode.NotFound)]
    [InlineData("/book/details/no-such-hold", HttpStatusCode.NotFound)]
    [InlineData("/book", HttpStatusCode.Redirect)]
    [InlineData("/find?near=%F0%9F%98%80&n=-3&type=x&speaks=zz", HttpStatusCode.OK)]
    [InlineData("/find?n=abc", HttpStatusCode.OK)]
    [InlineData("/find?n=99999999999999", HttpStatusCode.OK)]
    [InlineData("/book/armory-park?day=1066-10-14", HttpStatusCode.OK)]
    [InlineData("/book/armory-park?day=2026-11-01", HttpStatusCode.OK)]
    [InlineData("/book/armory-park?day=9999-99-99&with=nobody&type=none&at=junk", HttpStatusCode.OK)]
    [InlineData("/mailbox", HttpStatusCode.NotFound)]
    [InlineData("/mailbox/0190b3a4-0000-7000-8000-000000000000", HttpStatusCode.NotFound)]
    public async Task Odd_addresses_are_answered(string address, HttpStatusCode status)
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);

        Assert.Equal(status, (await server.Client().GetAsync(address)).StatusCode);
    }

    private static string Choice(string page) => WebUtility.HtmlDecode(TimeChoice().Match(page).Groups[1].Value);

    private static IEnumerable<KeyValuePair<string, string>> Details() =>
    [
        new("givenName", "Maribel"), new("familyName", "Ortega"), new("month", "4"), new("day", "2"), new("year", "1980"),
        new("email", "maribel@example.org"), new("phone", ""), new("language", "en"),
    ];

    [GeneratedRegex("href=\"(/book/armory-park\\?type=treatment&amp;day=[^\"]+)\"")]
    private static partial Regex TimeLink();

    [GeneratedRegex("name=\"at\" value=\"([^\"]+)\"")]
    private static partial Regex TimeChoice();

    [GeneratedRegex("name=\"instead\" value=\"([^\"]+)\"[^>]* checked")]
    private static partial Regex Chosen();

    [GeneratedRegex("name=\"instead\" value=\"([^\"]+)\"")]
    private static partial Regex Instead();
}
