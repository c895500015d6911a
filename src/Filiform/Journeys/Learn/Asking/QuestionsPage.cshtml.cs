using Filiform.Clinical.Triage;
using Filiform.Journeys.Learn.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>The inbox of questions from the public.</summary>
public sealed class QuestionsPage(Runner runner, Actor actor, ShowQuestions show, AnswerQuestion answer, LearnContent learn, Words words) : PageModel
{
    /// <summary>From then on the waiting time is a warning.</summary>
    public const int LateAfterDays = 2;

    public ShowQuestions.View? View { get; private set; }
    public Refusal? Refusal { get; private set; }

    /// <summary>The question whose answer was refused, with what was typed.</summary>
    public Id<PublicQuestion>? At { get; private set; }
    public string Typed { get; private set; } = "";

    /// <summary>Whoever wrote words of danger comes first, then whoever has waited longest.</summary>
    public IEnumerable<(QuestionRow Question, ImmutableArray<ConcernFound> Concerns)> Waiting =>
        View!.Waiting.Select(question => (question, learn.Clinical.DangerWords.FindIn(question.Body))).OrderBy(each => each.Item2.IsEmpty);

    public string Topic(string code) => learn.Questions.Topics.FirstOrDefault(topic => topic.Id == code)?.Name.In(Words.Language) ?? words["learn.ask-topic-other"];

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(Id<PublicQuestion> question, [FromForm(Name = "answer")] string? typed, CancellationToken stop)
    {
        var result = await runner.Run(answer, new(question, typed), actor, stop);
        if (result.Refusal is null) return Redirect("/clinic/questions");

        (Refusal, At, Typed) = (result.Refusal, question, typed ?? "");
        Response.StatusCode = result.Refusal.Status;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var result = await runner.Run(show, new(At), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }
}
