using Filiform.Journeys.Access;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book.Desk;

/// <summary>Sends new private links of one visit to the address on file, and to no other; the earlier ones, which may have gone astray, end.</summary>
public sealed class SendLinksAgain(VisitMail mail) : IUseCase<SendLinksAgain.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string? RepeatKey) : IAboutPatient, IRepeatable;

    public Permission Permission => Permission.ManageAppointment;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (!work.Actor.IsStaff) return Refusal.NotAllowed;
        if (await Appointments.Read(work, request.Patient, request.Appointment) is not { } visit || await Patients.Read(work, request.Patient) is not { } patient)
            return Refusal.NotFound;
        if (visit.Status is not ("booked" or "arrived") || visit.EndsAt <= work.Now) return Refusal.Blocked(new Reason("visit-not-open"));
        if (patient.Email is null) return Refusal.Blocked(new Reason("no-address-on-file"));

        await PrivateLinks.EndOf(work, visit.Id);
        var manage = await PrivateLinks.Issue(work, "manage", visit.Patient, visit.EndsAt, visit.Id);
        var prepare = await PrivateLinks.Issue(work, "prepare", visit.Patient, visit.EndsAt, visit.Id);
        await mail.Links(work, await Clinics.Here(work), new(visit.Id, visit.Patient, visit.StartsAt, visit.EndsAt, visit.Sequence), patient, manage, prepare);
        return Done.It;
    }
}
