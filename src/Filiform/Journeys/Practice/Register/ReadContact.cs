using Filiform.Store;

namespace Filiform.Journeys.Practice.Register;

/// <summary>Reads a patient's contact details, to change them.</summary>
public sealed class ReadContact : IUseCase<ReadContact.Request, PatientRow>
{
    public sealed record Request(Id<Patient> Patient) : IAboutPatient;

    public Permission Permission => Permission.SetDemographics;
    public Effect Effect => Effect.Reads;

    public async Task<Result<PatientRow>> Handle(Request request, Work work) =>
        await Patients.Read(work, request.Patient) is { } patient ? patient : Refusal.NotFound;
}
