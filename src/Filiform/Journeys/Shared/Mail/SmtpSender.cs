using Filiform.Journeys.Practice;
using Filiform.Store;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace Filiform.Journeys.Shared.Mail;

/// <summary>Hands letters to the mail server. A letter sent twice carries one Message-ID, by which a receiver drops the second copy.</summary>
public sealed class SmtpSender(Runner runner, ReadLetter read, Installation installation) : IMessageSender
{
    private const int TimeoutMilliseconds = 20_000;

    public string Kind => Letters.Kind;

    public bool Ready => installation.Smtp is not null;

    public async Task Send(OutboxMessage message, CancellationToken stop)
    {
        var found = await runner.Run(read, new(message.About), Actor.System.In(message.Clinic!.Value), stop);
        // A letter that is gone, as when a patient's data were erased, has nobody to go to.
        if (found.Refusal is not null) return;

        using var mime = Compose(found.Value.Letter, found.Value.From);
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await Connect(client, installation.Smtp!, stop);
        await client.SendAsync(mime, stop);
        await client.DisconnectAsync(quit: true, stop);
    }

    private static async Task Connect(SmtpClient client, Uri server, CancellationToken stop)
    {
        var secure = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(server.Host, server.Port > 0 ? server.Port : 25, secure, stop);
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), stop);
    }

    private MimeMessage Compose(LetterRow letter, ClinicRow from)
    {
        var mime = new MimeMessage { Subject = letter.Subject, MessageId = $"{letter.Id}@{new Uri(installation.Url).Host}", Date = letter.CreatedAt.ToDateTimeOffset() };
        mime.From.Add(new MailboxAddress(from.ShortName, from.Email));
        mime.To.Add(new MailboxAddress("", letter.Recipient));
        mime.Headers.Add("Content-Language", letter.Language);
        // Nobody's holiday notice is to answer us.
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        var text = new TextPart(TextFormat.Plain) { Text = letter.Body };
        mime.Body = letter.Calendar is null ? text : new MultipartAlternative(text, Calendar(letter));
        return mime;
    }

    private static MimePart Calendar(LetterRow letter)
    {
        var part = new TextPart("calendar") { Text = letter.Calendar!, FileName = "appointment.ics" };
        part.ContentType.Parameters.Add("method", letter.CalendarMethod ?? "PUBLISH");
        part.ContentDisposition = null;
        return part;
    }
}
