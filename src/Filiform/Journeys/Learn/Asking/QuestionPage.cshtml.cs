using Filiform.Journeys.Learn.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>The private page of one question: that it arrived, and later its answer.</summary>
public sealed class QuestionPage(Runner runner, Actor actor, ShowQuestion show, LearnContent learn) : PageModel
{
    public LearnContent Learn => learn;
    public QuestionRow? Question { get; private set; }

    /// <summary>What was asked may be an emergency, and nobody has answered yet.</summary>
    public bool Danger => Question is { Answer: null } question && !learn.Clinical.DangerWords.FindIn(question.Body).IsEmpty;

    public async Task<IActionResult> OnGet(string code, CancellationToken stop)
    {
        var found = await runner.Run(show, code, actor, stop);
        if (found.Refusal is { } refusal) return StatusCode(refusal.Status);
        Question = found.Value;
        return Page();
    }
}
