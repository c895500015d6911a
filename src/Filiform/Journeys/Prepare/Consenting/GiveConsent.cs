using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Signs the consent: keeps the exact text shown, who answered and how, signed by the server. Nobody changes it later.</summary>
public sealed class GiveConsent(ClinicalContent content, Words words, Vault vault) : IUseCase<GiveConsent.Request, Id<Consent>>
{
    /// <param name="Understood">The answer to whether it is understood; null when not answered, or not sure.</param>
    /// <param name="Question">What is still to be talked about at the visit; null for nothing.</param>
    public sealed record Request(
        Id<Patient> Patient, Id<Appointment> Appointment, Display Display, Signer Signer, bool? Understood, string? Question, string? Key) : IAboutPatient, IRepeatable
    {
        public string? RepeatKey => Key is null ? null : $"{Patient}\n{Key}";
    }

    public Permission Permission => Permission.Consent;

    public async Task<Result<Id<Consent>>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (!visit.IsAhead) return Refusal.LinkClosed;

        var sent = SentScreening.For(content.Safety, visit, await Screenings.LastCompleted(work, content.Safety, request.Patient));
        if (sent is null) return Refusal.Blocked(new Reason("health-first"));
        var text = ConsentText.Of(content.Safety, words, visit, sent, request.Display.Language);
        if (text.Hash != request.Display.TextHash) return Refusal.Stale;
        if (Wrong(request, visit, visit.DayOf(work.Now)) is { Length: > 0 } wrong) return Refusal.Invalid(wrong);

        var pain = (await Drawings.Last(work, request.Patient))?.Regions ?? [];
        var id = await new Evidence("given", visit, text, sent, pain, request.Signer, request.Understood, null, ConsentQuestions.Clean(request.Question), request.Display)
            .Keep(work, vault);
        await ConsentAnswers.Record(work, content, visit, sent.Row, understood: true, given: true);
        return id;
    }

    private static ImmutableArray<Reason> Wrong(Request request, VisitToPrepare visit, LocalDate today) =>
    [
        .. request.Understood == true ? [] : new[] { new Reason(request.Understood is null ? "choose-one" : "consent-not-understood", "understood") },
        .. request.Signer.Wrong(visit.Patient, today),
        .. ConsentQuestions.Wrong(request.Question, "question"),
    ];
}
