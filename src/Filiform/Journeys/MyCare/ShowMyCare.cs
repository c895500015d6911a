using Filiform.Journeys.Access;
using Filiform.Journeys.Book;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.MyCare;

/// <summary>What a patient sees after signing in: the next visit first.</summary>
public sealed class ShowMyCare : IUseCase<ShowMyCare.Request, ShowMyCare.Answer>
{
    public sealed record Request(Id<Patient> Patient) : IAboutPatient;

    /// <param name="Coming">Visits still ahead, the next one first.</param>
    public sealed record Answer(string GivenName, ClinicRow Clinic, ImmutableArray<AppointmentRow> Coming, int Past);

    public Permission Permission => Permission.ReadRecord;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;
        var visits = await Appointments.Of(work, request.Patient);
        ImmutableArray<AppointmentRow> coming = [.. visits.Where(visit => visit.EndsAt > work.Now && visit.IsOpen).Reverse()];
        return new Answer(patient.GivenName, await Clinics.Here(work), coming, visits.Count(visit => visit.Status == "completed"));
    }
}

/// <summary>Opens one of one's own visits where visits are managed or prepared: by a private link, made now and for this visit.</summary>
public sealed class OpenVisit : IUseCase<OpenVisit.Request, string>
{
    /// <param name="Purpose"><c>manage</c> or <c>prepare</c>.</param>
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string Purpose) : IAboutPatient;

    public Permission Permission => Permission.ReadRecord;

    /// <returns>The path to go to.</returns>
    public async Task<Result<string>> Handle(Request request, Work work)
    {
        if (request.Purpose is not ("manage" or "prepare")) return Refusal.NotFound;
        if (await Appointments.Read(work, request.Patient, request.Appointment) is not { Status: "booked" or "arrived" } visit || visit.EndsAt <= work.Now)
            return Refusal.NotFound;
        return $"/{request.Purpose}/{await PrivateLinks.Issue(work, request.Purpose, request.Patient, visit.EndsAt, request.Appointment)}";
    }
}
