using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Shows a patient the consent text as it is for them today, and what they answered before.</summary>
public sealed class ReadConsent(ClinicalContent content, Words words) : IUseCase<ReadConsent.Request, ReadConsent.View>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string Language) : IAboutPatient;

    /// <param name="Last">The newest answer; null before any.</param>
    /// <param name="IsCurrent">It was given after the newest health answers, and stands.</param>
    /// <param name="Asked">Questions asked before deciding, oldest first.</param>
    /// <param name="ShownAt">When the text was shown, for the seconds it was read.</param>
    public sealed record View(
        VisitToPrepare Visit, SentScreening? Screening, ConsentText Text, ConsentRow? Last, bool IsCurrent, ImmutableArray<ConsentQuestion> Asked,
        Question Understood, Question Given, bool IsMinor, Instant ShownAt);

    public Permission Permission => Permission.Consent;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;

        var sent = SentScreening.For(content.Safety, visit, await Screenings.LastCompleted(work, content.Safety, request.Patient));
        var last = (await Consents.Of(work, request.Patient)).FirstOrDefault();
        return new View(
            visit, sent, ConsentText.Of(content.Safety, words, visit, sent, request.Language), last, last?.IsCurrentWith(sent?.Row) == true,
            await ConsentQuestions.Of(work, request.Patient, request.Appointment), Find(ConsentAnswers.Understood), Find(ConsentAnswers.Given),
            visit.Patient.AgeOn(visit.DayOf(work.Now)) < Signer.AdultAge, work.Now);
    }

    private Question Find(string id) => content.Safety.Questions.First(question => question.Id == id);
}
