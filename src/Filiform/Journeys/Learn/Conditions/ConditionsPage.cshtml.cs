using Filiform.Journeys.Learn.Content;
using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Learn.Conditions;

/// <summary>Every condition by body area, or those that a search found.</summary>
[StaticContent]
[PublicPage]
public sealed class ConditionsPage(LearnContent learn) : PageModel
{
    /// <summary>A name and a place; more than that is a story, which is for <c>/questions/ask</c>.</summary>
    public const int Longest = 80;

    public LearnContent Learn => learn;

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    /// <summary>Null when nothing is searched.</summary>
    public ImmutableArray<Condition>? Found { get; private set; }

    public void OnGet()
    {
        Q = Q?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, Longest)] : null;
        if (Q is not null) Found = learn.Conditions.Search(Q);
    }
}
