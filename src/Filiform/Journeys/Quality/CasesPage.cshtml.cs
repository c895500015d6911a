using Filiform.Clinical.Quality;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Quality;

/// <summary>The treatments behind one signal.</summary>
public sealed class CasesPage(Runner runner, Actor actor, ShowCases show, QualityKnowledge knowledge) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Question { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Direction { get; set; } = "";
    [BindProperty(SupportsGet = true)] public Id<Session> Session { get; set; }

    public ShowCases.View View { get; private set; } = null!;

    public QualityKnowledge Knowledge => knowledge;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var result = await runner.Run(show, new(Question, Direction, Session), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }
}
