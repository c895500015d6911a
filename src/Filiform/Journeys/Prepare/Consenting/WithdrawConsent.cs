using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Takes a consent back, at any time and at once. The consent itself stays as it was; this stands beside it.</summary>
public sealed class WithdrawConsent(ClinicalContent content) : IUseCase<WithdrawConsent.Request, Done>
{
    /// <param name="Reason">In the patient's own words; null when they give none.</param>
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, Id<Consent> Consent, string? Reason) : IAboutPatient;

    public Permission Permission => Permission.Consent;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (ConsentQuestions.Wrong(request.Reason, "reason").ToImmutableArray() is { Length: > 0 } wrong) return Refusal.Invalid(wrong);
        if ((await Consents.Of(work, request.Patient)).FirstOrDefault(each => each.Id == request.Consent) is not { Decision: "given" } consent) return Refusal.NotFound;

        // A second click finds it withdrawn already.
        await work.Execute("""
            insert into consent_withdrawal (consent, clinic, patient, reason, withdrawn_at) values (@Consent, @clinic, @Patient, @reason, @Now)
            on conflict (consent) do nothing
            """, new
        {
            request.Consent, request.Patient, reason = work.Seal(Consents.WithdrawalReason, request.Consent.Value, ConsentQuestions.Clean(request.Reason)), work.Now,
        });
        if (await Screenings.LastCompleted(work, content.Safety, request.Patient) is { } screening && screening.Id == consent.Screening)
            await ConsentAnswers.Record(work, content, visit, screening, understood: null, given: false);
        return Done.It;
    }
}
