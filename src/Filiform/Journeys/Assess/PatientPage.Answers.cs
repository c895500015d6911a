using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare.Health;
using Microsoft.AspNetCore.Mvc;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Assess;

// What the patient told and asked, and what is settled with them in the room.
public sealed partial class PatientPage
{
    /// <summary>The question whose form is asked for; null for only those that are to be settled.</summary>
    [BindProperty(SupportsGet = true, Name = "ask")] public string? Ask { get; set; }

    /// <summary>New with every page, so that one form is one confirmation however often it is sent.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    public Task<IActionResult> OnPostAsk(Id<Screening> screening, string question, [FromServices] AnswerInPerson answer, CancellationToken stop) =>
        Do("answers", () => runner.Run(answer, new(Id, screening, question, ReplyTo("")), actor, stop), stop);

    public Task<IActionResult> OnPostConfirm(Id<Screening> screening, bool right, string? key, [FromServices] ConfirmScreening confirm, CancellationToken stop) =>
        Do("confirm", () => runner.Run(confirm, new(Id, screening, Replies(), right, key), actor, stop), stop);

    public Task<IActionResult> OnPostQuestion(Guid question, string? answer, [FromServices] AnswerPatientQuestion close, CancellationToken stop) =>
        Do("questions", () => runner.Run(close, new(Id, question, answer), actor, stop), stop);

    public ImmutableArray<AnswerLine> Lines => View.Day is { } day ? AnswerLines.Of(content, day.Screening, View.Today) : [];

    /// <summary>What the patient wrote in a free text that asks for somebody's look, with the kinds of danger it hints at. It decides no rule, and is not to be read past.</summary>
    public ImmutableArray<(Question Question, string Text, string Concerns)> Alarming =>
    [
        .. from question in content.Safety.Questions
           where View.Screening?.Answers.GetValueOrDefault(question.Id) is Value.Prose
           let text = ((Value.Prose)View.Screening!.Answers[question.Id]).Text
           let found = content.DangerWords.FindIn(text)
           where !found.IsEmpty
           select (question, text, string.Join(", ", found.Select(each => each.Concern.Name.In(Words.Language)))),
    ];

    /// <summary>Whether no needle may be used before somebody goes through the answers again.</summary>
    public bool IsStale => View.Screening?.CurrentAt is { } at && ScreeningAge.IsStale(content.Safety, at.InZone(View.Clinic.TimeZone).Date, View.Today);

    /// <summary>The questions about today, as far as what was just sent opens them.</summary>
    public ImmutableArray<Question> ToAskToday(ConfirmScreening confirm) => View.Screening is { } screening
        ? confirm.ToAsk(screening, At == "confirm" ? confirm.Read(Replies(), View.Today).Told : ImmutableDictionary<string, Value>.Empty, View.Today) : [];

    /// <summary>What was just sent for one question; empty for none.</summary>
    public Reply Sent(string at, Question question) => At != at ? new([]) : at == "confirm" ? ReplyTo($"-{question.Id}") : Typed(at, "question") == question.Id ? ReplyTo("") : new([]);

    private ImmutableDictionary<string, Reply> Replies() => content.Safety.Questions.Where(VisitDay.Asks)
        .ToImmutableDictionary(question => question.Id, question => ReplyTo($"-{question.Id}"));

    private Reply ReplyTo(string suffix)
    {
        var form = Request.Form;
        return new(
            [.. form["answer" + suffix].OfType<string>()], form["unsure" + suffix].Contains("true"), form["feet" + suffix], form["inches" + suffix], form["pounds" + suffix]);
    }
}
