using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Filiform.Journeys.Shared.Mail;
using Filiform.Pipeline;
using Filiform.Store;
using Filiform.Tests.Journeys.Book;
using MimeKit;

namespace Filiform.Tests.Processes;

/// <summary>What was acknowledged survives <c>kill -9</c>, and happens once.</summary>
public sealed class KilledServerTests
{
    private const int LettersSent = 120;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Sends_every_letter_and_a_second_copy_only_under_the_same_id()
    {
        await using var empty = await LivingNetwork.Open();
        await using var sink = new MailSink();
        var settings = new Dictionary<string, string> { ["FILIFORM_SMTP"] = sink.Address.OriginalString };
        for (var number = 0; number < LettersSent; number++)
            await empty.In(work => Letters.Write(work, new(null, $"ana{number}@example.org", "en", $"Letter {number}", "Hello")));

        for (var kills = 1; kills <= 3; kills++)
        {
            var (server, _) = await Child.Serve(empty.Store, settings);
            await using var dying = server;
            // Somewhere inside the delivery: between two letters, or between a letter and the note that it went.
            while (sink.Messages.Count < kills * LettersSent / 5) await Task.Delay(5);
            await server.Kill();
            // A node that died holds its letters for a minute; nobody wants to wait that long here.
            await empty.Do(work => work.Execute("update outbox set held_until = null"));
        }

        var (last, _) = await Child.Serve(empty.Store, settings);
        await using var living = last;
        for (var tries = 0; tries < 600 && await Waiting(empty) > 0; tries++) await Task.Delay(100);

        var arrived = sink.Messages.Select(Parse).ToList();
        Assert.Equal(0, await Waiting(empty));
        Assert.Equal(LettersSent, arrived.Select(letter => letter.Subject).Distinct().Count());
        Assert.Equal(LettersSent, arrived.Select(letter => letter.MessageId).Distinct().Count());
        // At most the letters that were in hand when the server died came twice.
        Assert.InRange(arrived.Count, LettersSent, LettersSent + 3);
    }

    [Fact]
    public async Task Loses_no_booking_that_it_acknowledged_and_books_nothing_twice()
    {
        await using var empty = await LivingNetwork.Open(clinics: 1, practitioners: 4);
        var acknowledged = new ConcurrentBag<Guid>();
        for (var kills = 0; kills < 2; kills++)
        {
            var (server, client) = await Child.Serve(empty.Store);
            await using var dying = server;
            var times = new ConcurrentQueue<object>(await LivingNetwork.Times(client));
            var people = Enumerable.Range(0, 8).Select(_ => Book(client, times, acknowledged)).ToList();
            await Task.WhenAny(Task.Delay(Load, TestContext.Current.CancellationToken), Task.WhenAll(people));
            await server.Kill();
            await Task.WhenAll(people);
        }

        var (living, after) = await Child.Serve(empty.Store);
        await using var _ = living;
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/health/ready")).StatusCode);
        Assert.True(acknowledged.Count > 20, $"Only {acknowledged.Count} were booked.");
        var kept = (await empty.In(work => work.Query<Guid>("select id from appointment where clinic = @clinic and status = 'booked'"))).ToHashSet();
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(0, await empty.In(work => work.QueryOne<int>("""
            select count(*) from appointment a join appointment b on b.clinic = a.clinic and b.id > a.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at
            where a.clinic = @clinic and (a.practitioner = b.practitioner or a.room = b.room)
            """)));
        Assert.True((await empty.Do(AuditVerify.Run)).Ok);
    }

    private static async Task Book(HttpClient client, ConcurrentQueue<object> times, ConcurrentBag<Guid> acknowledged)
    {
        try
        {
            while (times.TryDequeue(out var time))
            {
                var held = await client.PostAsJsonAsync("/api/v1/holds", time);
                if (held.StatusCode != HttpStatusCode.Created) continue;
                var hold = (await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hold").GetString()!;
                var booked = await client.PostAsJsonAsync("/api/v1/appointments", LivingNetwork.Person(hold, acknowledged.Count));
                if (booked.StatusCode != HttpStatusCode.Created) continue;
                acknowledged.Add((await booked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("appointment").GetGuid());
            }
        }
        catch (Exception death) when (death is HttpRequestException or IOException or TaskCanceledException) { /* it was killed */ }
    }

    private static Task<long> Waiting(EmptyDatabase empty) => empty.Do(work => work.QueryOne<long>("select count(*) from outbox where kind = 'mail'"));

    private static MimeMessage Parse(string message) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(message)));
}
