using Filiform.Journeys.Learn.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>The form for a question that nobody has written down yet.</summary>
public sealed class AskPage(Runner runner, Actor actor, AskQuestion ask, LearnContent learn) : PageModel
{
    public LearnContent Learn => learn;
    public Refusal? Refusal { get; private set; }

    [BindProperty] public string? Topic { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Email { get; set; }

    /// <summary>The secret of this form; see <see cref="QuestionCode"/>.</summary>
    [BindProperty] public string? Key { get; set; }

    /// <summary>What was typed may be an emergency; nobody has to finish the form to be told.</summary>
    public bool Danger => Text is { } text && !learn.Clinical.DangerWords.FindIn(text).IsEmpty;

    public void OnGet() => Key = QuestionCode.NewKey();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var asked = await runner.Run(ask, new(Topic, Text, Email, Key, Words.Language), actor, stop);
        if (asked.Refusal is null) return Redirect($"/questions/{asked.Value}");

        Refusal = asked.Refusal;
        Response.StatusCode = asked.Refusal.Status;
        return Page();
    }
}
