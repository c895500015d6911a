using Filiform.Journeys.Learn.Content;
using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Learn.Articles;

/// <summary>One article, in the reader's language.</summary>
[StaticContent]
[PublicPage]
public sealed class ArticlePage(LearnContent learn) : PageModel
{
    public LearnContent Learn => learn;
    public Article? Article { get; private set; }

    public IActionResult OnGet(string slug)
    {
        Article = learn.Articles.Find(slug, Words.Language);
        return Article is null ? NotFound() : Page();
    }
}
