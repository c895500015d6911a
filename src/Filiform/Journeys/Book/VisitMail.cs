using System.Globalization;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Mail;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>What a patient is told about a visit: clinic, day, time and links. Nothing of what it is for, nor with whom (security.md §7).</summary>
public sealed class VisitMail(Words words, Installation installation)
{
    /// <param name="Sequence">Rises with every change, so that a calendar takes the newest.</param>
    public sealed record Visit(Id<Appointment> Id, Id<Patient> Patient, Instant StartsAt, Instant EndsAt, int Sequence);

    public Task Booked(Work work, ClinicRow clinic, Visit visit, PatientDetails details, string manage, string prepare) =>
        Write(work, clinic, visit, "booked", details.Email, details.Language, "REQUEST", manage, prepare);

    public Task Booked(Work work, ClinicRow clinic, Visit visit, PatientRow patient, string manage, string prepare) =>
        Write(work, clinic, visit, "booked", patient.Email, patient.Language, "REQUEST", manage, prepare);

    /// <summary>The links alone, anew: the visit is as it was, so no calendar changes.</summary>
    public Task Links(Work work, ClinicRow clinic, Visit visit, PatientRow patient, string manage, string prepare) =>
        Write(work, clinic, visit, "links", patient.Email, patient.Language, null, manage, prepare);

    public Task Moved(Work work, ClinicRow clinic, Visit visit, PatientRow patient, string manage, string prepare) =>
        Write(work, clinic, visit, "moved", patient.Email, patient.Language, "REQUEST", manage, prepare);

    public Task Cancelled(Work work, ClinicRow clinic, Visit visit, PatientRow patient) =>
        Write(work, clinic, visit, "cancelled", patient.Email, patient.Language, "CANCEL");

    public Task Remind(Work work, ClinicRow clinic, Visit visit, PatientRow patient, string manage) =>
        Write(work, clinic, visit, "reminder", patient.Email, patient.Language, null, manage);

    /// <param name="method">Of the calendar file; null for none.</param>
    private async Task Write(
        Work work, ClinicRow clinic, Visit visit, string kind, string? recipient, string language, string? method, string? manage = null, string? prepare = null)
    {
        // Somebody without an address reads it on the page.
        if (recipient is null) return;

        var when = When(visit.StartsAt.InZone(clinic.TimeZone), language);
        string[] parts =
        [
            words.In(language, $"mail.{kind}-text", clinic.ShortName, when),
            $"{clinic.Address}\n{clinic.Phone}",
            manage is null ? words.In(language, "mail.again", $"{installation.Url}/find/{clinic.Slug}") : words.In(language, "mail.manage", $"{installation.Url}/manage/{manage}"),
            prepare is null ? "" : words.In(language, "mail.prepare", $"{installation.Url}/prepare/{prepare}"),
            // The address in a cancellation is everybody's.
            manage is null ? "" : words.In(language, "mail.private"),
        ];
        var calendar = method is null ? null : VisitCalendar.Write(method, visit, clinic, work.Now, words.In(language, "mail.event", clinic.ShortName), installation, recipient);
        await Letters.Write(work, new(
            visit.Patient, recipient, language, words.In(language, $"mail.{kind}-subject", clinic.ShortName),
            string.Join("\n\n", parts.Where(part => part.Length > 0)) + "\n", calendar, method));
    }

    private static string When(ZonedDateTime at, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Words.Culture(language);
        try { return ClinicTime.DayAndTime(at); }
        finally { CultureInfo.CurrentUICulture = before; }
    }
}
