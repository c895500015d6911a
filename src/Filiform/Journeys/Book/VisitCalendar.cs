using Filiform.Journeys.Practice;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Filiform.Journeys.Book;

/// <summary>A visit as an iCalendar file (RFC 5545). It says no more than the mail: calendars are shared and shown on locked screens.</summary>
internal static class VisitCalendar
{
    /// <param name="method"><c>REQUEST</c>, <c>CANCEL</c>, or <c>PUBLISH</c> for a file that is only downloaded.</param>
    /// <param name="title">Neutral, in the patient's language.</param>
    /// <param name="attendee">E-mail address; null in a file that is only downloaded.</param>
    public static string Write(
        string method, VisitMail.Visit visit, ClinicRow clinic, Instant now, string title, Installation installation, string? attendee = null)
    {
        // UTC, because a calendar file that names a zone must describe it, and every calendar knows UTC.
        var entry = new CalendarEvent
        {
            Uid = $"{visit.Id}@{new Uri(installation.Url).Host}",
            Sequence = visit.Sequence,
            DtStamp = Utc(now),
            Start = Utc(visit.StartsAt),
            End = Utc(visit.EndsAt),
            Summary = title,
            Location = clinic.Address,
            Description = clinic.Phone,
            Status = method == "CANCEL" ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{clinic.Email}") { CommonName = clinic.ShortName },
            Transparency = TransparencyType.Opaque,
            Class = "PRIVATE",
        };
        if (attendee is not null)
            entry.Attendees.Add(new Attendee($"mailto:{attendee}") { ParticipationStatus = EventParticipationStatus.Accepted, Rsvp = false });
        var calendar = new Calendar { ProductId = "-//Filiform//EN", Method = method };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime Utc(Instant at) => new(at.ToDateTimeUtc(), "UTC");
}
