using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Says no to needles. It needs no reason, no answered health question and no signature of anybody else.</summary>
public sealed class RefuseConsent(ClinicalContent content, Words words, Vault vault) : IUseCase<RefuseConsent.Request, Id<Consent>>
{
    /// <param name="Understood">Null when not answered, or not sure.</param>
    /// <param name="Reason">In the patient's own words; null when they give none.</param>
    public sealed record Request(
        Id<Patient> Patient, Id<Appointment> Appointment, Display Display, bool? Understood, string? Reason, string? Key) : IAboutPatient, IRepeatable
    {
        public string? RepeatKey => Key is null ? null : $"{Patient}\n{Key}";
    }

    public Permission Permission => Permission.Consent;

    public async Task<Result<Id<Consent>>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (!visit.IsAhead) return Refusal.LinkClosed;
        if (ConsentQuestions.Wrong(request.Reason, "reason").ToImmutableArray() is { Length: > 0 } wrong) return Refusal.Invalid(wrong);

        var sent = SentScreening.For(content.Safety, visit, await Screenings.LastCompleted(work, content.Safety, request.Patient));
        var text = ConsentText.Of(content.Safety, words, visit, sent, request.Display.Language);
        if (text.Hash != request.Display.TextHash) return Refusal.Stale;

        // Whoever holds the link and the birth date says no: a refusal is never turned away for want of a name.
        var signer = new Signer(visit.Patient.Name, Signer.Self, null);
        var pain = (await Drawings.Last(work, request.Patient))?.Regions ?? [];
        var id = await new Evidence("refused", visit, text, sent, pain, signer, request.Understood, ConsentQuestions.Clean(request.Reason), null, request.Display)
            .Keep(work, vault);
        if (sent is not null) await ConsentAnswers.Record(work, content, visit, sent.Row, request.Understood, given: false);
        return id;
    }
}
