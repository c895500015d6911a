using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Shared;
using Filiform.Store;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>The health questions of one visit as they stand: what was asked, answered, and is held from elsewhere.</summary>
/// <param name="Draft">The form begun for this visit; null before the first answer and after it was sent.</param>
/// <param name="Sent">The screening that speaks for this patient now; null when none was ever sent.</param>
/// <param name="State">The health questions alone: those of <see cref="ConsentSection"/> are answered by the consent step.</param>
/// <param name="Answers">Told or confirmed for this visit, the birth date among them.</param>
/// <param name="Held">Known from elsewhere and not confirmed, by question id.</param>
public sealed record ScreeningForm(
    VisitToPrepare Visit, LocalDate Today, ScreeningRow? Draft, ScreeningRow? Sent, FormState State, ImmutableDictionary<string, Value> Answers,
    ImmutableDictionary<string, HeldAnswer> Held)
{
    public const string ConsentSection = "consent";

    /// <summary>Given at booking, and given again to open this form: nobody types it a third time.</summary>
    public const string BirthDate = "q-date-of-birth";

    /// <summary>Questions that were answered and are not asked any more. What was said still counts, so it must stay in sight.</summary>
    public ImmutableArray<Question> Hidden => [.. State.Form.Where(question => Answers.ContainsKey(question.Id) && !State.Shown.Contains(question))];

    /// <returns>The question; null when there is none of that name, or it can neither be answered nor taken back now.</returns>
    public Question? Find(string id) =>
        State.Form.FirstOrDefault(question => question.Id == id && id != BirthDate && (State.Shown.Contains(question) || Answers.ContainsKey(id)));

    /// <summary>The question shown before this one; null for the first.</summary>
    public Question? Before(Question question) =>
        State.Shown.TakeWhile(each => each.Fact.Index < question.Fact.Index).LastOrDefault(each => each.Id != BirthDate);

    /// <summary>A form was sent, still speaks for this visit, and no new one is begun: only <see cref="ReviseScreening"/> opens it again.</summary>
    public bool IsSent(SafetyKnowledge knowledge) => Draft is null && Sent?.CompletedAt is { } at && !ScreeningAge.IsStale(knowledge, Visit.DayOf(at), Visit.Day);

    /// <summary>Everything that counts, for <see cref="Screen.Evaluate"/>.</summary>
    public ScreenInput Input => new(Today, Answers)
    {
        Held = Held.Values.Where(held => held.Value is not null).ToImmutableDictionary(held => held.Question, held => held.Value!),
    };

    public static async Task<ScreeningForm?> Open(Work work, ClinicalContent content, HeldAnswers held, Id<Patient> patient, Id<Appointment> appointment)
    {
        if (await VisitToPrepare.Find(work, patient, appointment) is not { } visit) return null;

        var (knowledge, today) = (content.Safety, visit.DayOf(work.Now));
        var draft = await Screenings.Draft(work, knowledge, patient, appointment);
        var answers = (draft?.Answers ?? ImmutableDictionary<string, Value>.Empty).SetItem(BirthDate, new Value.Day(visit.Patient.BirthDate));
        return new(
            visit, today, draft, await Screenings.LastCompleted(work, knowledge, patient), HealthQuestions(knowledge, today, answers), answers,
            await held.Of(work, patient, today, answers));
    }

    private static FormState HealthQuestions(SafetyKnowledge knowledge, LocalDate today, IReadOnlyDictionary<string, Value> answers)
    {
        var state = Questionnaire.ForScreening(knowledge).At(today, answers);
        ImmutableArray<Question> Health(ImmutableArray<Question> questions) => [.. questions.Where(question => question.Section != ConsentSection)];
        var shown = Health(state.Shown);
        return new(Health(state.Form), shown, [.. shown.Select(question => question.Id).Where(state.Open.Contains)]);
    }
}
