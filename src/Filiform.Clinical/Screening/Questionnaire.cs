using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Screening;

/// <summary>Decides which questions of a form are put, in which order, and when the form is complete.</summary>
public sealed class Questionnaire
{
    private readonly FactModel facts;
    private readonly ImmutableHashSet<int> own;

    private Questionnaire(FactModel facts, ImmutableArray<Question> questions) =>
        (this.facts, Questions, own) = (facts, questions, [.. questions.Select(question => question.Fact.Index)]);

    public static Questionnaire ForScreening(SafetyKnowledge knowledge) => new(knowledge.Facts, knowledge.Questions);

    /// <summary>The check-in. What it wants to know of the screening and the session is told beside its own answers.</summary>
    public static Questionnaire ForCheckIn(SafetyKnowledge knowledge) => new(knowledge.Facts, knowledge.FollowUpQuestions);

    /// <summary>Every question, in the order it would be put.</summary>
    public ImmutableArray<Question> Questions { get; }

    /// <summary>The form as it stands.</summary>
    /// <param name="answers">
    /// What was answered or confirmed here; <see cref="Value.Unsure"/> is a reply. Values held from the record are not given
    /// until the patient confirms them: they count for safety at once (<see cref="ScreenInput.Held"/>), for completeness never.
    /// </param>
    /// <param name="beside">Facts that are told but not asked here, such as the screening answers behind a check-in.</param>
    public FormState At(LocalDate asOf, IReadOnlyDictionary<string, Value> answers, IReadOnlyDictionary<string, Value>? beside = null)
    {
        var known = Facts.Of(facts, asOf, beside ?? ImmutableDictionary<string, Value>.Empty, answers);
        ImmutableArray<Question> shown = [.. Questions.Where(question => Shows(question, known, answers))];
        return new(Questions, shown, [.. shown.Where(question => !WasPut(question.Id, answers)).Select(question => question.Id)]);
    }

    /// <summary>
    /// The gates of the warning signs and of bleeding that were answered *no*: the therapist reads their groups back aloud
    /// (<c>k-gates</c>).
    /// </summary>
    public ImmutableArray<Question> ToReadBack(IReadOnlyDictionary<string, Value> answers) =>
        [.. Questions.Where(question => question is { IsGate: true, Section: "warning-signs" or "bleeding" }
            && answers.GetValueOrDefault(question.Id) is Value.YesNo { Yes: false })];

    /// <summary>Shown when asked for, or when it may be and nothing more will be learnt about that.</summary>
    private bool Shows(Question question, Facts known, IReadOnlyDictionary<string, Value> answers) => question.AskWhen?.Holds(known) switch
    {
        null or Truth.True => true,
        Truth.False => false,
        _ => facts.Inputs(question.AskWhen).All(input => IsSettled(input, known, answers)),
    };

    private bool IsSettled(int fact, Facts known, IReadOnlyDictionary<string, Value> answers) =>
        !own.Contains(fact) || known.At(fact).State == FactState.NotApplicable || WasPut(facts.Definitions[fact].Id, answers);

    private static bool WasPut(string id, IReadOnlyDictionary<string, Value> answers) =>
        answers.TryGetValue(id, out var value) && value != Value.Unreadable;
}
