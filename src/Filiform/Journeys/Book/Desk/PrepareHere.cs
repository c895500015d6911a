using Filiform.Journeys.Access;
using Filiform.Store;

namespace Filiform.Journeys.Book.Desk;

/// <summary>Opens a patient's own preparation on a device of the clinic, for whoever comes without having prepared at home.</summary>
/// <remarks>The link asks for the birth date as any private link does. Staff are signed out before the device is handed over.</remarks>
public sealed class PrepareHere : IUseCase<PrepareHere.Request, string>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    public Permission Permission => Permission.ManageAppointment;

    /// <returns>The path to go to.</returns>
    public async Task<Result<string>> Handle(Request request, Work work)
    {
        if (!work.Actor.IsStaff) return Refusal.NotAllowed;
        if (await Appointments.Read(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (!visit.IsOpen || visit.EndsAt <= work.Now) return Refusal.Blocked(new Reason("visit-not-open"));
        return $"/prepare/{await PrivateLinks.Issue(work, "prepare", visit.Patient, visit.EndsAt, visit.Id)}";
    }
}
