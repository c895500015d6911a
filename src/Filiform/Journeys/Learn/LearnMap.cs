using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Learn.Content;

namespace Filiform.Journeys.Learn;

/// <summary>Where the public pages stand, for menus and for search engines.</summary>
public static class LearnMap
{
    /// <summary>The pages of <c>/learn</c> in reading order.</summary>
    public static ImmutableArray<(string Address, Heading Heading)> Reading(LearnPages pages) =>
    [
        ("/learn/what-it-is", pages.What.Heading),
        ("/learn/how-it-works", pages.How.Heading),
        ("/learn/your-visit", pages.Visit.Heading),
        ("/learn/benefits", pages.Benefits.Heading),
        ("/learn/safety", pages.SideEffects.Heading),
        ("/learn/acupuncture", pages.Acupuncture.Heading),
        ("/learn/rehabilitation", pages.Rehabilitation.Heading),
    ];

    /// <summary>Every public address, with the day its content last changed where it has one of its own.</summary>
    public static IEnumerable<(string Address, LocalDate? Changed)> All(LearnContent learn) =>
    [
        ("/", null), ("/find", null), ("/learn", null), .. Reading(learn.Pages).Select(page => (page.Address, (LocalDate?)null)), ("/learn/knowledge", null),
        ("/conditions", null), .. learn.Conditions.All.Select(condition => ($"/conditions/{condition.Id}", (LocalDate?)null)),
        ("/questions", null), ("/questions/ask", null),
        ("/articles", null), .. learn.Articles.In("en").Select(article => ($"/articles/{article.Slug}", (LocalDate?)article.Reviewed)),
    ];
}
