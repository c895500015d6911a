using Filiform.Store;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Asks before deciding. Nothing is signed; the therapist reads the question before the visit.</summary>
public sealed class AskAboutConsent : IUseCase<AskAboutConsent.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string? Question, string? Key) : IAboutPatient, IRepeatable
    {
        public string? RepeatKey => Key is null ? null : $"{Patient}\n{Key}";
    }

    /// <summary>Against a stuck key or a script, not against somebody with many questions.</summary>
    private const int Most = 20;

    public Permission Permission => Permission.Consent;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (!visit.IsAhead) return Refusal.LinkClosed;
        if (ConsentQuestions.Clean(request.Question) is not { } text) return Refusal.Invalid(new Reason("required", "question"));
        if (ConsentQuestions.Wrong(text, "question").ToImmutableArray() is { Length: > 0 } wrong) return Refusal.Invalid(wrong);
        if ((await ConsentQuestions.Of(work, request.Patient, request.Appointment)).Length >= Most) return Refusal.TooMany;

        await ConsentQuestions.Keep(work, request.Patient, request.Appointment, text);
        return Done.It;
    }
}
