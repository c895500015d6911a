using Filiform.Journeys.Learn;
using Filiform.Tests.Journeys.Learn;

namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class LearnPagesTests
{
    /// <summary>The pages of one kind look alike; of conditions, one with a plan and one without.</summary>
    private static readonly string[] Alike = ["/conditions/", "/articles/"], Chosen = ["/conditions/neck-pain", "/conditions/sciatica", "/articles/risks-in-numbers"];

    [Theory]
    [InlineData(360, "en", false)]
    [InlineData(360, "es", true)]
    [InlineData(1280, "en", true)]
    [InlineData(1280, "es", false)]
    public async Task Are_accessible_and_fit(int width, string language, bool dark)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, dark, language);
        var addresses = LearnMap.All(LearnContentTests.Learn).Select(each => each.Address)
            .Where(address => address != "/find" && !Alike.Any(kind => address.StartsWith(kind, StringComparison.Ordinal))).Concat(Chosen).Append("/conditions?q=wombat");

        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            await Chromium.AssertAccessible(page);
            // Words only: no value that was printed whole, and on a phone no table that lies beside the screen.
            Assert.DoesNotContain("{ En =", await page.InnerTextAsync("body"), StringComparison.Ordinal);
            if (width < 600) Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('.tw')].filter(each => each.scrollWidth > each.clientWidth).length"));
            await Chromium.Picture(page, $"{address.Trim('/').Replace('/', '-').Replace('?', '-')}-{width}-{language}");
        }
    }

    [Fact]
    public async Task Work_without_scripts_and_load_nothing_from_others()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 360, scripts: false);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync("/conditions");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Searchbox).FillAsync("heel");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Plantar heel pain" }).ClickAsync();
        await page.Locator("details.cite summary").First.ClickAsync();

        Assert.Contains("Llurda-Almuzara", await page.Locator("details.cite[open]").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.All(asked, url => Assert.StartsWith(server.Address, url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_to_a_question_opens_its_answer()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server);

        await page.GotoAsync("/questions#hurts");

        Assert.True(await page.Locator("#hurts").IsVisibleAsync());
    }
}
