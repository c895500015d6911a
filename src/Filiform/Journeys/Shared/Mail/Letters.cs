using Filiform.Store;

namespace Filiform.Journeys.Shared.Mail;

/// <summary>A message to one person. It says nothing about health: not the service, the therapist, the body part or the condition.</summary>
/// <param name="Patient">Whose it is; null when the recipient is no patient of ours.</param>
/// <param name="Calendar">An iCalendar file to go with it; null for none.</param>
/// <param name="CalendarMethod"><c>REQUEST</c> or <c>CANCEL</c>.</param>
public sealed record Letter(
    Id<Patient>? Patient, string Recipient, string Language, string Subject, string Body, string? Calendar = null, string? CalendarMethod = null);

/// <summary>Mail leaves with the change that caused it: written here, sent by the outbox after the commit.</summary>
public static class Letters
{
    public const string Kind = "mail";

    /// <returns>The id the message carries, by which a receiver can drop a second copy.</returns>
    public static async Task<Guid> Write(Work work, Letter letter)
    {
        var id = Guid.CreateVersion7(work.Now.ToDateTimeOffset());
        work.Insert("insert into mail (id, clinic, patient, recipient, subject, body, calendar, calendar_method, language, created_at)",
            [
                id, work.Clinic, letter.Patient, work.Seal("mail.recipient", id, letter.Recipient), letter.Subject, work.Seal("mail.body", id, letter.Body),
                work.Seal("mail.calendar", id, letter.Calendar), letter.CalendarMethod, letter.Language, work.Now,
            ]);
        await work.Enqueue(Kind, id);
        return id;
    }
}
