using Filiform.Journeys.Learn.Content;
using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Learn.Conditions;

/// <summary>One condition: what is known, how well, and what a plan can look like.</summary>
[StaticContent]
[PublicPage]
public sealed class ConditionPage(LearnContent learn) : PageModel
{
    public LearnContent Learn => learn;
    public Condition? Condition { get; private set; }

    public IActionResult OnGet(string id)
    {
        Condition = learn.Conditions.Find(id);
        return Condition is null ? NotFound() : Page();
    }
}
