using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>What a check-in link alone may show: which clinic asks.</summary>
public sealed class OpenCheckIn : IUseCase<OpenCheckIn.Request, OpenCheckIn.View>
{
    public sealed record Request(Id<Patient> Patient, Id<CheckIn> CheckIn) : IAboutPatient;

    public sealed record View(ClinicRow Clinic, LocalDate Today);

    public Permission Permission => Permission.AnswerCheckIn;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await CheckIns.Read(work, request.CheckIn) is not { } checkIn || checkIn.Patient != request.Patient) return Refusal.NotFound;
        var clinic = await Clinics.Here(work);
        return new View(clinic, work.Now.InZone(clinic.TimeZone).Date);
    }
}
