using Filiform.Journeys.Access;
using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book.Desk;

/// <summary>Takes a cancelling back, if the time is still to come and nobody has taken it meanwhile; the patient is told that the visit stands.</summary>
public sealed class RestoreAppointment(Diaries diaries, VisitMail mail) : IUseCase<RestoreAppointment.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    public Permission Permission => Permission.ManageAppointment;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (!work.Actor.IsStaff) return Refusal.NotAllowed;
        if (await Appointments.Read(work, request.Patient, request.Appointment) is not { } visit || await Patients.Read(work, request.Patient) is not { } patient)
            return Refusal.NotFound;
        // A second click: it stands already.
        if (visit.Status == "booked") return Done.It;
        if (visit.Status != "cancelled") return Refusal.Blocked(new Reason("visit-not-open"));

        var taken = await OfferedTime.Take(work, diaries, visit.Id, visit.VisitType, visit.Practitioner, visit.Room, visit.StartsAt);
        if (taken.Refusal is { } refusal) return refusal;

        var changed = await work.Execute("""
            update appointment set status = 'booked', cancelled_at = null, cancelled_by = null, cancel_reason = null, reminded_at = null,
                                   sequence = sequence + 1, version = version + 1
            where id = @Appointment and patient = @Patient and clinic = @clinic and status = 'cancelled' and version = @Version
            """, new { request.Appointment, request.Patient, visit.Version });
        if (changed == 0) return Refusal.Stale;

        var manage = await PrivateLinks.Issue(work, "manage", visit.Patient, visit.EndsAt, visit.Id);
        var prepare = await PrivateLinks.Issue(work, "prepare", visit.Patient, visit.EndsAt, visit.Id);
        await mail.Booked(work, await Clinics.Here(work), new(visit.Id, visit.Patient, visit.StartsAt, visit.EndsAt, visit.Sequence + 1), patient, manage, prepare);
        await Reminders.Plan(work, visit.Id, visit.StartsAt);
        return Done.It;
    }
}
