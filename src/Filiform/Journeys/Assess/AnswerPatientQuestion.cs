using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>Writes down what was answered to a question the patient asked before consenting, and closes it.</summary>
public sealed class AnswerPatientQuestion : IUseCase<AnswerPatientQuestion.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Guid Question, string? Answer) : IAboutPatient;

    public const int LongestAnswer = 2_000;

    public Permission Permission => Permission.Assess;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var answer = request.Answer?.Trim() ?? "";
        if (answer.Length == 0) return Refusal.Invalid(new Reason("required", $"answer-{request.Question}"));
        if (answer.Length > LongestAnswer) return Refusal.Invalid(new Reason("too-long", $"answer-{request.Question}", LongestAnswer));

        var closed = await work.Execute("""
            update consent_question set answer = @answer, answered_by = @by, answered_at = @Now
            where id = @Question and clinic = @clinic and patient = @Patient and answered_at is null
            """, new { answer = work.Seal(PatientQuestions.Answer, request.Question, answer), by = work.Actor.Id, work.Now, request.Question, request.Patient });
        if (closed == 1) return Done.It;

        // Closed already: by the first click of the same person, or by somebody else, whose answer stands.
        var stands = (await PatientQuestions.Of(work, request.Patient)).FirstOrDefault(each => each.Id == request.Question);
        return stands is null ? Refusal.NotFound : stands.Answer == answer ? Done.It : Refusal.Stale;
    }
}
