using Filiform.Journeys.Learn.Content;
using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Learn;

/// <summary>A page that is only read: all it says stands in <see cref="LearnContent"/>.</summary>
[StaticContent]
[PublicPage]
public sealed class ReadingPage(LearnContent learn) : PageModel
{
    public LearnContent Learn => learn;
}
