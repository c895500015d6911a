using Filiform.Journeys.Shared.Mail;
using Filiform.Pipeline;
using Filiform.Store;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Filiform.Tests.Journeys.Book;

public sealed class SmtpSenderTests
{
    [Fact]
    public async Task Sends_a_confirmation_once()
    {
        await using var desk = await BookingDesk.Open();
        await using var sink = new MailSink();
        await desk.Booked("10:00");
        var outbox = Outbox(desk, sink);

        await outbox.DoSome();
        await outbox.DoSome();

        var message = Parse(Assert.Single(sink.Messages));
        Assert.Equal("Your appointment at Armory Park", message.Subject);
        Assert.Equal(("desk@example.org", "maribel@example.org"), (message.From.Mailboxes.Single().Address, message.To.Mailboxes.Single().Address));
        Assert.Contains("https://care.example.org/manage/", message.TextBody, StringComparison.Ordinal);
        var calendar = message.BodyParts.OfType<TextPart>().Single(part => part.ContentType.MimeType == "text/calendar");
        Assert.Equal("REQUEST", calendar.ContentType.Parameters["method"]);
        Assert.Contains("BEGIN:VEVENT", calendar.Text, StringComparison.Ordinal);
        Assert.Equal(0, await desk.Clinic.Scalar<long>("select count(*) from outbox where kind = 'mail'"));
        Assert.Equal(0, await desk.Clinic.Scalar<long>("select count(*) from mail where sent_at is null"));
    }

    [Fact]
    public async Task Sends_the_same_message_id_again_after_it_died_between_sending_and_noting_it()
    {
        await using var desk = await BookingDesk.Open();
        await using var sink = new MailSink();
        await desk.Booked("10:00");
        var sender = Sender(desk, sink.Address);
        var message = (await desk.Clinic.Scalar<OutboxMessage>("select id, clinic, kind, about, due_at, attempts from outbox where kind = 'mail'"))!;

        await sender.Send(message, default);
        await Outbox(desk, sink).DoSome();

        Assert.Equal(2, sink.Messages.Count);
        Assert.Single(sink.Messages.Select(each => Parse(each).MessageId).Distinct());
        Assert.Equal($"{message.About}@care.example.org", Parse(sink.Messages.First()).MessageId);
    }

    [Fact]
    public async Task Waits_while_there_is_no_server()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Booked("10:00");

        Assert.False(Sender(desk, null).Ready);
    }

    [Fact]
    public async Task Keeps_a_letter_that_the_server_did_not_take()
    {
        await using var desk = await BookingDesk.Open();
        var sink = new MailSink();
        var nobody = sink.Address;
        await sink.DisposeAsync();
        await desk.Booked("10:00");

        await new OutboxLoop(desk.Clinic.Database, desk.Clinic.Runner, desk.Clinic.Clock, [], [Sender(desk, nobody)], NullLogger<OutboxLoop>.Instance).DoSome();

        Assert.Equal(1, await desk.Clinic.Scalar<long>("select count(*) from outbox where kind = 'mail' and attempts = 1 and last_error is not null"));
    }

    private static OutboxLoop Outbox(BookingDesk desk, MailSink sink) =>
        new(desk.Clinic.Database, desk.Clinic.Runner, desk.Clinic.Clock, [], [Sender(desk, sink.Address)], NullLogger<OutboxLoop>.Instance);

    private static SmtpSender Sender(BookingDesk desk, Uri? server) =>
        new(desk.Clinic.Runner, new ReadLetter(), desk.Installation with { Smtp = server });

    private static MimeMessage Parse(string message) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(message)));
}
