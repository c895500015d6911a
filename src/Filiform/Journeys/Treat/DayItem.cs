using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Treat;

/// <summary>One question about the day, as the room asks it.</summary>
/// <param name="Told">Answered on the day; null while nobody has asked.</param>
/// <param name="Ahead">What was said of it on another day; null for nothing.</param>
/// <param name="Against">The rules that fire on what is known, the gravest first.</param>
public sealed record DayItem(Question Question, Value? Told, Value? Ahead, ImmutableArray<Rule> Against)
{
    public bool IsOpen => Told is null;

    public bool Is(string code) => Told switch
    {
        Value.YesNo yes => code == (yes.Yes ? "true" : "false"),
        Value.Option option => code == option.Id,
        _ => code == "unsure" && ReferenceEquals(Told, Value.Unsure),
    };

    /// <summary>What can be answered, as the form sends it, with its words; that one is not sure among them.</summary>
    public ImmutableArray<(string Code, string Words)> Choices(ClinicalContent content)
    {
        string Answer(string code) => content.Safety.Vocabulary.Label("answers", code).In(Words.Language);
        return
        [
            .. Question.Fact.Type == AnswerType.Boolean ? [("true", Answer("yes")), ("false", Answer("no"))] : Question.Choices.Select(choice => (choice.Value, choice.Label.In(Words.Language))),
            ("unsure", Answer("unsure")),
        ];
    }

    public static ImmutableArray<DayItem> Of(ClinicalContent content, SessionEvaluation evaluation, LocalDate day) =>
    [
        .. evaluation.Day.Questions(content.Safety, day).Select(question => new DayItem(
            question, evaluation.Day.Screening.Answers.GetValueOrDefault(question.Id), evaluation.Day.Screening.Held.GetValueOrDefault(question.Id),
            [.. evaluation.Result.Findings.Where(finding => finding.State == FindingState.Fired && finding.Rule.Inputs.Contains(question.Fact.Index)).Select(finding => finding.Rule).OrderByDescending(rule => rule.Severity)])),
    ];
}
