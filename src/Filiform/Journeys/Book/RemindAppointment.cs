using Filiform.Journeys.Access;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Reminds a patient a day ahead, once. A visit that was cancelled, moved away or is over is passed over.</summary>
public sealed class RemindAppointment(VisitMail mail) : IMessageHandler
{
    private sealed record Row(Id<Patient> Patient, Instant StartsAt, Instant EndsAt, int Sequence);

    public string Kind => Reminders.Kind;

    public async Task<Result<Done>> Handle(OutboxMessage message, Work work)
    {
        // The mark and the letter commit together, so a second message about the same visit finds nothing to do.
        var visit = (await work.Query<Row>("""
            update appointment set reminded_at = @Now
            where id = @About and clinic = @clinic and status = 'booked' and reminded_at is null and starts_at > @Now and starts_at <= @soon
            returning patient, starts_at, ends_at, sequence
            """, new { work.Now, message.About, soon = work.Now + Reminders.Before })).SingleOrDefault();
        if (visit is null || await Patients.Read(work, visit.Patient) is not { Email: not null } patient) return Done.It;

        var appointment = new Id<Appointment>(message.About);
        var manage = await PrivateLinks.Issue(work, "manage", visit.Patient, visit.EndsAt, appointment);
        await mail.Remind(work, await Clinics.Here(work), new(appointment, visit.Patient, visit.StartsAt, visit.EndsAt, visit.Sequence), patient, manage);
        return Done.It;
    }
}
