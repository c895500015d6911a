using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>Goes through a screening anew with the patient present: what is about the day is asked again, the rest is read back. Its age starts over.</summary>
public sealed class ConfirmScreening(ClinicalContent content) : IUseCase<ConfirmScreening.Request, Done>
{
    /// <param name="Today">Replies to the questions about the day, by question id.</param>
    /// <param name="IsRight">The clinician read every other answer back, and the patient said that it still holds.</param>
    /// <param name="Key">Chosen by the page, so that a second click is the first one again.</param>
    public sealed record Request(
        Id<Patient> Patient, Id<Screening> Screening, ImmutableDictionary<string, Reply> Today, bool IsRight, string? Key = null) : IAboutPatient, IRepeatable
    {
        string? IRepeatable.RepeatKey => string.IsNullOrEmpty(Key) ? null : $"{Screening}/{Key}";
    }

    public Permission Permission => Permission.Assess;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await Screenings.LastCompleted(work, content.Safety, request.Patient) is not { } screening || screening.Id != request.Screening) return Refusal.Stale;

        var day = work.Now.InZone((await Clinics.Here(work)).TimeZone).Date;
        var (told, wrong) = Read(request.Today, day);
        var open = ToAsk(screening, told, day).Where(question => !told.ContainsKey(question.Id) && wrong.All(reason => reason.Field != question.Id));
        wrong = [.. wrong, .. open.Select(question => new Reason("choose-answer", question.Id)), .. request.IsRight ? Array.Empty<Reason>() : [new Reason("confirm-present", "right")]];
        if (!wrong.IsEmpty) return Refusal.Invalid(wrong);

        foreach (var (question, value) in told) await InPersonAnswers.Keep(work, request.Patient, screening.Id, question, value);
        await work.Execute("""
            insert into screening_confirmation (id, clinic, patient, screening, confirmed_by, confirmed_at) values (@id, @clinic, @Patient, @Screening, @by, @Now)
            """, new { id = Guid.CreateVersion7(work.Now.ToDateTimeOffset()), request.Patient, request.Screening, by = work.Actor.Id, work.Now });
        work.Changed([.. told.Keys]);
        return Done.It;
    }

    /// <summary>The questions about the day (<see cref="VisitDay"/>), as far as the replies so far open them.</summary>
    public ImmutableArray<Question> ToAsk(ScreeningRow screening, ImmutableDictionary<string, Value> told, LocalDate day)
    {
        var today = content.Safety.Questions.Where(VisitDay.Asks).Select(question => question.Id);
        var state = Questionnaire.ForScreening(content.Safety).At(day, screening.Answers.RemoveRange(today).SetItems(told));
        return [.. state.Shown.Where(question => VisitDay.Asks(question) && question.Required)];
    }

    /// <summary>The replies that can be read, and what is wrong with the others.</summary>
    public (ImmutableDictionary<string, Value> Told, ImmutableArray<Reason> Wrong) Read(ImmutableDictionary<string, Reply> replies, LocalDate day)
    {
        var (told, wrong) = (ImmutableDictionary.CreateBuilder<string, Value>(), ImmutableArray.CreateBuilder<Reason>());
        foreach (var question in content.Safety.Questions.Where(each => VisitDay.Asks(each) && replies.ContainsKey(each.Id)))
        {
            if (replies[question.Id] is not { IsEmpty: false } reply) continue;
            var (value, reason) = reply.Read(question, day);
            if (value is not null) told[question.Id] = value;
            else wrong.Add(reason! with { Field = question.Id });
        }
        return (told.ToImmutable(), wrong.ToImmutable());
    }
}
