using System.Net;
using System.Net.Http.Json;

namespace Filiform.Tests.Journeys.Book;

/// <summary>A slot is sold once, whatever the number of servers and people.</summary>
public sealed class HoldRaceTests
{
    private static readonly string[] Overlapping = ["09:45", "10:00", "10:15", "10:30"];

    [Fact]
    public async Task Of_two_hundred_at_once_one_gets_the_time()
    {
        await using var desk = await BookingDesk.Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => desk.Hold("10:00"))));

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.Equal(1, await desk.Count("hold"));
        Assert.Equal(12, await desk.Count("claim"));
    }

    [Fact]
    public async Task Of_overlapping_times_at_once_none_share_a_minute()
    {
        await using var desk = await BookingDesk.Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(n => Task.Run(() => desk.Hold(Overlapping[n % 4]))));

        var won = answers.Count(answer => answer.Refusal is null);
        Assert.InRange(won, 1, 2);
        Assert.Equal(won, await desk.Count("hold"));
        Assert.Equal(12 * won, await desk.Count("claim"));
    }

    [Fact]
    public async Task Of_two_hundred_through_two_servers_one_books()
    {
        await using var desk = await BookingDesk.Open();
        await using var one = await TestServer.Start(desk.Clinic);
        await using var two = await TestServer.Start(desk.Clinic);
        using var first = one.Client();
        using var second = two.Client();
        var body = new { practitioner = "ada-okafor", room = "room-1", visitType = "treatment", start = "2026-11-23T10:00:00-07:00" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => (n % 2 == 0 ? first : second).PostAsJsonAsync("/api/v1/holds", body)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(199, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(12, await desk.Count("claim"));
    }

    [Fact]
    public async Task Two_clicks_on_two_servers_book_once()
    {
        await using var desk = await BookingDesk.Open();
        var hold = (await desk.Hold("10:00")).Value.Token;
        await using var one = await TestServer.Start(desk.Clinic);
        await using var two = await TestServer.Start(desk.Clinic);
        using var first = one.Client();
        using var second = two.Client();
        var body = new { hold, patient = new { givenName = "Maribel", familyName = "Ortega", birthDate = "1980-04-02", email = "maribel@example.org", language = "en" } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => (n % 2 == 0 ? first : second).PostAsJsonAsync("/api/v1/appointments", body)));

        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(bodies.Distinct());
        Assert.Equal(1, await desk.Count("appointment"));
        Assert.Equal(1, await desk.Count("patient"));
        Assert.Equal(1, await desk.Count("mail"));
    }
}
