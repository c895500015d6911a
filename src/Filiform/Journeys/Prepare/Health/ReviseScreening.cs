using Filiform.Clinical.Rules;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>
/// Opens a new form after one was sent. For the same visit it starts from the answers just given; for another visit everything is asked
/// again, with the earlier answers beside each question. What was sent stands until the new one is.
/// </summary>
public sealed class ReviseScreening(ClinicalContent content, HeldAnswers held) : IUseCase<ReviseScreening.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    public Permission Permission => Permission.Prepare;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await ScreeningForm.Open(work, content, held, request.Patient, request.Appointment) is not { } form) return Refusal.NotFound;
        if (!form.Visit.IsAhead) return Refusal.LinkClosed;
        if (form.Draft is not null) return Done.It;
        if (form.Sent is not { } sent) return Refusal.NotFound;

        // "Today" was another day.
        var sentEarlier = form.Visit.DayOf(sent.CompletedAt!.Value) < form.Today;
        var answers = sent.Appointment == request.Appointment
            ? sent.Answers.RemoveRange(content.Safety.Questions.Where(question => question.Section == ScreeningForm.ConsentSection || (sentEarlier && VisitDay.Asks(question))).Select(question => question.Id))
            : ImmutableDictionary<string, Value>.Empty;
        // When another browser has just begun one, that is the new form.
        await Drafts.Write(work, content, form, answers.SetItem(ScreeningForm.BirthDate, form.Answers[ScreeningForm.BirthDate]));
        return Done.It;
    }
}
