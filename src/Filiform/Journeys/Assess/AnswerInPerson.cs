using Filiform.Clinical.Rules;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>Settles one health question with the patient present: asked, or measured. What the patient sent is kept beside it.</summary>
public sealed class AnswerInPerson(ClinicalContent content) : IUseCase<AnswerInPerson.Request, Done>
{
    /// <param name="Screening">The one that was on the screen.</param>
    public sealed record Request(Id<Patient> Patient, Id<Screening> Screening, string Question, Reply Reply) : IAboutPatient;

    public Permission Permission => Permission.Assess;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await Screenings.LastCompleted(work, content.Safety, request.Patient) is not { } screening || screening.Id != request.Screening) return Refusal.Stale;
        if (content.Safety.Questions.FirstOrDefault(each => each.Id == request.Question) is not { } question || !MayBeAsked(question)) return Refusal.NotFound;

        var (value, wrong) = request.Reply.Read(question, work.Now.InZone((await Clinics.Here(work)).TimeZone).Date);
        if (value is null) return Refusal.Invalid(wrong! with { Field = $"ask-{question.Id}" });
        // A second click finds the answer there already.
        if (screening.InPerson.FirstOrDefault(each => each.Question == question.Id) is { } last && AnswerText.Key(last.Value) == AnswerText.Key(value)) return Done.It;

        await InPersonAnswers.Keep(work, request.Patient, screening.Id, question.Id, value);
        work.Changed(question.Id);
        return Done.It;
    }

    /// <summary>The birth date was confirmed before, and consent is the patient's own to give.</summary>
    public static bool MayBeAsked(Filiform.Clinical.Screening.Question question) =>
        question.Id != ScreeningForm.BirthDate && question.Section != ScreeningForm.ConsentSection;
}
