using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Shared;
using Filiform.Store;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>Keeps the answer to one question of the form. Two browsers may fill in one form: only the same question can be in dispute.</summary>
public sealed class AnswerScreening(ClinicalContent content, HeldAnswers held) : IUseCase<AnswerScreening.Request, AnswerScreening.Kept>
{
    /// <param name="Reply">Null takes back an answer whose question is not asked any more.</param>
    /// <param name="Seen">The answer that stood there when the question was shown, as <see cref="AnswerText.Key"/> writes it.</param>
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string Question, Reply? Reply, string Seen) : IAboutPatient;

    /// <param name="Next">The question to put next; null when all are answered.</param>
    /// <param name="IsUrgent">This answer brought up something the patient must read first.</param>
    public sealed record Kept(string? Next, bool IsUrgent);

    /// <summary>Each try reads what another browser wrote meanwhile; this many in a row do not happen to one person.</summary>
    private const int Tries = 5;

    public Permission Permission => Permission.Prepare;

    public async Task<Result<Kept>> Handle(Request request, Work work)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await ScreeningForm.Open(work, content, held, request.Patient, request.Appointment) is not { } form) return Refusal.NotFound;
            if (!form.Visit.IsAhead) return Refusal.LinkClosed;
            // A page left open, or reached with Back, must not take back what was sent.
            if (form.IsSent(content.Safety)) return Refusal.Blocked(new Reason("screening-sent"));
            if (form.Find(request.Question) is not { } question) return Refusal.NotFound;

            var (answers, refusal) = Change(form, question, request);
            if (answers is null) return refusal!;
            if (!await Drafts.Write(work, content, form, answers)) continue;

            work.Changed(question.Id);
            return await After(work, request, form, question);
        }

        return Refusal.Stale;
    }

    private static (ImmutableDictionary<string, Value>? Answers, Refusal? Refusal) Change(ScreeningForm form, Question question, Request request)
    {
        var stands = AnswerText.Key(form.Answers.GetValueOrDefault(question.Id));
        if (request.Reply is null)
            return form.State.Shown.Contains(question) ? (null, Refusal.NotFound)
                : stands == request.Seen ? (form.Answers.Remove(question.Id), null)
                : (null, Refusal.Stale);

        var (value, wrong) = request.Reply.Read(question, form.Today);
        if (value is null) return (null, Refusal.Invalid(wrong!));
        return stands == request.Seen || stands == AnswerText.Key(value) ? (form.Answers.SetItem(question.Id, value), null) : (null, Refusal.Stale);
    }

    private async Task<Kept> After(Work work, Request request, ScreeningForm before, Question question)
    {
        var after = (await ScreeningForm.Open(work, content, held, request.Patient, request.Appointment))!;
        var known = Urgent.In(Screen.Evaluate(content.Safety, before.Input)).Select(rule => rule.Id).ToHashSet();
        var isUrgent = Urgent.In(Screen.Evaluate(content.Safety, after.Input)).Any(rule => !known.Contains(rule.Id));
        return new(after.State.NextAfter(question.Id)?.Id, isUrgent);
    }
}
