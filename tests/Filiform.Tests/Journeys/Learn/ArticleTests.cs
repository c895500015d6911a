using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Learn.Articles;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Learn;

public sealed class ArticleTests
{
    private const string Front = """
        ---
        slug: a-test
        lang: en
        title: A test
        summary: Short.
        author: Somebody
        reviewStatus: not yet
        published: 2026-11-23
        reviewed: 2026-11-24
        reviewDue: 2027-11-23
        minutes: 3
        art: thumb-what-the-twitch-is
        topics: [one]
        sources:
          - safety:brady-2014
          - safety:boyce-2020
        ---

        """;

    [Fact]
    public void Numbers_each_citation_by_its_place_in_the_list()
    {
        var html = Body("Rare.[@safety:boyce-2020] Common.[@safety:brady-2014]");

        Assert.Contains("Rare.<a href=\"#source-2\" class=\"ref\" aria-label=\"Source 2\">2</a>", html, StringComparison.Ordinal);
        Assert.Contains("Common.<a href=\"#source-1\" class=\"ref\" aria-label=\"Source 1\">1</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Lets_no_html_through() =>
        Assert.Contains("&lt;script&gt;", Body("<script>alert(1)</script>"), StringComparison.Ordinal);

    [Fact]
    public void Puts_a_table_into_a_frame_that_scrolls_by_keyboard()
    {
        var html = Body("| a | b |\n|---|---|\n| 1 | 2 |");

        Assert.Contains("<div class=\"tw\" role=\"group\" tabindex=\"0\" aria-label=\"Table, scrolls sideways if it does not fit\"><table class=\"compare\" role=\"table\">", html, StringComparison.Ordinal);
        Assert.Contains("<th role=\"columnheader\" scope=\"col\">a</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td role=\"cell\" data-label=\"b\">2</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[@safety:kim-2018]", "body", "cites 'safety:kim-2018', which is not among its sources")]
    public void Refuses_to_cite_what_it_does_not_list(string body, string path, string reason)
    {
        var fault = Assert.Throws<KnowledgeFault>(() => Read(Front + body));
        Assert.Equal((path, reason), (fault.Path, fault.Reason));
    }

    [Theory]
    [InlineData("author: Somebody\n", "", "author")]
    [InlineData("published: 2026-11-23", "published: yesterday", "published")]
    [InlineData("minutes: 3", "minutes: many", "minutes")]
    [InlineData("safety:boyce-2020", "safety:nobody", "sources")]
    [InlineData("art: thumb-what-the-twitch-is", "art: thumb-none", "art")]
    public void Refuses_an_incomplete_front_matter(string from, string to, string path) =>
        Assert.Equal(path, Assert.Throws<KnowledgeFault>(() => Read(Front.Replace(from, to, StringComparison.Ordinal) + "Text.")).Path);

    [Fact]
    public void Every_article_has_at_least_one_numbered_citation_and_stands_in_both_languages()
    {
        Assert.Equal(6, LearnContentTests.Learn.Articles.In("en").Count());
        Assert.Equal(6, LearnContentTests.Learn.Articles.In("es").Count());
        Assert.All(LearnContentTests.Learn.Articles.All, article => Assert.Contains("class=\"ref\"", article.Body.ToString(), StringComparison.Ordinal));
        Assert.All(LearnContentTests.Learn.Articles.All, article => Assert.DoesNotContain("[@", article.Body.ToString(), StringComparison.Ordinal));
    }

    private static string Body(string markdown) => Read(Front + markdown).Body.ToString()!;

    private static Article Read(string text) =>
        Article.Read("articles/a-test.en.md", text, LearnContentTests.Citations, LearnContentTests.Learn.Drawings, new Words());
}
