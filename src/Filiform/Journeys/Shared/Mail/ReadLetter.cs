using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Shared.Mail;

/// <summary>A letter as it was written, opened.</summary>
/// <param name="CalendarMethod"><c>REQUEST</c> or <c>CANCEL</c>; null without a calendar file.</param>
/// <param name="SentAt">Null while it waits.</param>
public sealed record LetterRow(
    Guid Id, Id<Patient>? Patient, string Recipient, string Subject, string Body, string? Calendar, string? CalendarMethod, string Language,
    Instant CreatedAt, Instant? SentAt)
{
    public static async Task<LetterRow?> Read(Work work, Guid id) =>
        await work.QueryOne<LetterRow>("""
            select id, patient, recipient, subject, body, calendar, calendar_method, language, created_at, sent_at
            from mail where id = @id and clinic = @clinic
            """, new { id }) is { } row
            ? row with
            {
                Recipient = work.Open("mail.recipient", id, row.Recipient)!,
                Body = work.Open("mail.body", id, row.Body)!,
                Calendar = work.Open("mail.calendar", id, row.Calendar),
            }
            : null;
}

/// <summary>Opens a letter to send it, and leaves in the audit log that it is on its way.</summary>
public sealed class ReadLetter : IUseCase<ReadLetter.Request, ReadLetter.Answer>
{
    public sealed record Request(Guid Letter);

    public sealed record Answer(LetterRow Letter, ClinicRow From);

    public Permission Permission => Permission.OnlySystem;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (await LetterRow.Read(work, request.Letter) is not { } letter) return Refusal.NotFound;

        if (letter.Patient is { } patient) work.Saw(patient);
        return new Answer(letter, await Clinics.Here(work));
    }
}
