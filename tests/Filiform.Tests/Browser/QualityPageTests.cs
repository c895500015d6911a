namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class QualityPageTests
{
    public static readonly TheoryData<int, bool, string> Screens = new() { { 360, false, "en" }, { 360, true, "es" }, { 1280, true, "en" }, { 1280, false, "es" } };

    [Theory, MemberData(nameof(Screens))]
    public async Task Figures_charts_and_cases_are_accessible_and_nothing_scrolls_sideways(int width, bool dark, string language)
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(clinic.Here, new(120, Bled: 30, Silent: 5));
        foreach (var (name, series) in new (string, TestQuality.Series)[]
        {
            ("Catalina", new(210, 14)), ("Drexel", new(90, 8)), ("Marana", new(150, 49)), ("Rillito", new(60, 3)), ("Sahuarita", new(300, 30, 90)), ("Vail", new(180, 17)),
        }) await clinic.Treat(await clinic.Another(name), series);
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, dark, language, await server.SignIn(clinic.Lead));

        Assert.Equal(200, (await page.GotoAsync("/clinic/quality"))!.Status);
        await Chromium.Picture(page, $"quality-network-{width}-{language}{(dark ? "-dark" : "")}");
        await Chromium.AssertAccessible(page);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.plot.pct .flag title')].some(each => each.textContent === 'Marana: 49 / 150')"));
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(each => each.open = true)");
        await Chromium.AssertAccessible(page);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));

        await page.ClickAsync(".banner.warn a");
        Assert.Contains("/clinic/quality/cases/immediate/", page.Url, StringComparison.Ordinal);
        await Chromium.Picture(page, $"quality-cases-{width}-{language}{(dark ? "-dark" : "")}");
        await Chromium.AssertAccessible(page);
    }
}
