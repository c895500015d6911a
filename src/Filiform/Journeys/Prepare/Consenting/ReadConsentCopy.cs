using Filiform.Store;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Gives the patient a copy of what they signed or refused, word for word.</summary>
public sealed class ReadConsentCopy : IUseCase<ReadConsentCopy.Request, ReadConsentCopy.View>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, Id<Consent> Consent) : IAboutPatient;

    public sealed record View(VisitToPrepare Visit, ConsentRow Consent, ConsentCopy Copy);

    public Permission Permission => Permission.Consent;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if ((await Consents.Of(work, request.Patient)).FirstOrDefault(each => each.Id == request.Consent) is not { } consent) return Refusal.NotFound;
        return await Consents.Copy(work, request.Patient, request.Consent) is { } copy ? new View(visit, consent, copy) : Refusal.NotFound;
    }
}
