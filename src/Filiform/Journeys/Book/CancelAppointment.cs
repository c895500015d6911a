using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Gives a visit's time back and tells the patient's calendar.</summary>
public sealed class CancelAppointment(VisitMail mail) : IUseCase<CancelAppointment.Request, Done>
{
    /// <summary>Why, in codes: what a person would write is nobody's business.</summary>
    public static readonly ImmutableArray<string> Reasons = ["not-able", "unwell", "better", "other-care", "no-answer"];

    /// <summary>The same as somebody at the desk may say them, and what only the clinic can be the reason for.</summary>
    public static readonly ImmutableArray<string> DeskReasons = [.. Reasons, "clinic", "mistake"];

    /// <param name="Reason">One of <see cref="Reasons"/>; of staff, one of <see cref="DeskReasons"/>.</param>
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string Reason) : IAboutPatient;

    public Permission Permission => Permission.ManageAppointment;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (!(work.Actor.IsStaff ? DeskReasons : Reasons).Contains(request.Reason)) return Refusal.Invalid(new Reason("choose-one", "reason"));
        if (await OwnVisit.Read(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        // A second click, or the back button: it is done.
        if (visit.Status == "cancelled") return Done.It;
        if (await OwnVisit.Refuses(work, visit) is { } refusal) return refusal;

        var changed = await work.Execute("""
            update appointment set status = 'cancelled', cancelled_at = @Now, cancelled_by = @by, cancel_reason = @Reason,
                                   sequence = sequence + 1, version = version + 1
            where id = @Appointment and patient = @Patient and clinic = @clinic and status = 'booked' and version = @Version
            """, new { work.Now, by = work.Actor.IsStaff ? "staff" : "patient", request.Reason, request.Appointment, request.Patient, visit.Version });
        if (changed == 0) return Refusal.Stale;

        await Claims.Release(work, visit.Id);
        if (await Patients.Read(work, visit.Patient) is { } patient)
            await mail.Cancelled(work, await Clinics.Here(work), new(visit.Id, visit.Patient, visit.StartsAt, visit.EndsAt, visit.Sequence + 1), patient);
        return Done.It;
    }
}
