using System.Net;
using System.Text.RegularExpressions;

namespace Filiform.Tests.Journeys.Book;

/// <summary>What a booking writes to the patient, and where the demonstration shows it.</summary>
public sealed partial class BookingLettersTests
{
    [Fact]
    public async Task A_letter_in_Spanish_ends_its_sentence_once_and_calls_only_private_links_private()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00", BookingDesk.Maribel(language: "es"));
        await using var server = await TestServer.Start(desk.Clinic, demonstration: true);
        await desk.Clinic.Do(work => work.Execute("update network set demonstration = true"));
        using var client = server.Client();
        var manage = $"/manage/{booked.Manage}";
        // Letters of one instant stand in any order.
        desk.Clinic.Clock.AdvanceMinutes(1);
        await TestServer.Post(client, manage, [new("act", "cancel"), new("reason", "unwell")]);

        var links = MailLink().Matches(await client.GetStringAsync("/mailbox")).Select(match => match.Groups[1].Value).ToList();
        var cancelled = WebUtility.HtmlDecode(await client.GetStringAsync(links[0]));
        var confirmed = WebUtility.HtmlDecode(await client.GetStringAsync(links[1]));

        Assert.All([cancelled, confirmed], letter => Assert.DoesNotContain("m..", letter, StringComparison.Ordinal));
        Assert.Contains("Estos enlaces son solo para usted", confirmed, StringComparison.Ordinal);
        Assert.DoesNotContain("Estos enlaces son solo para usted", cancelled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mailbox_of_the_demonstration_shows_what_was_written()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Booked("14:00");
        await using var server = await TestServer.Start(desk.Clinic, demonstration: true);
        using var client = server.Client();

        // A real network's letters stay closed, however the server was started.
        var id = await desk.Clinic.Scalar<Guid>("select id from mail");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/mailbox")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/mailbox/{id}")).StatusCode);
        await desk.Clinic.Demonstration();
        var list = await client.GetStringAsync("/mailbox");
        Assert.Contains("maribel@example.org", list, StringComparison.Ordinal);
        var letter = await client.GetStringAsync(MailLink().Match(list).Groups[1].Value);

        Assert.Contains("<a href=\"https://care.example.org/manage/", letter, StringComparison.Ordinal);
        Assert.Contains("maribel@example.org", letter, StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"(/mailbox/[^\"]+)\"")]
    private static partial Regex MailLink();
}
