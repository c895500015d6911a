using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser;

/// <summary>Debian's Chromium without its windows, which would take most of the time; one process for the whole run, and each test has a context of its own.</summary>
public static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Running = new(Launch);

    /// <summary>axe-core, as its makers pack it. Their helper for Playwright looks into frames, of which we have none, and opens a page for each result.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell", Args = ["--no-sandbox"],
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }

    /// <param name="width">360 is a phone, 1280 a desktop.</param>
    /// <param name="signInToken">The cookie of somebody signed in.</param>
    public static async Task<IPage> Open(
        TestServer server, int width = 1280, bool dark = false, string language = "en", string? signInToken = null, bool scripts = true)
    {
        var browser = await Running.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = server.Address, Locale = language + "-US", ViewportSize = new() { Width = width, Height = width < 600 ? 780 : 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = scripts, ReducedMotion = ReducedMotion.Reduce,
        });
        if (signInToken is not null)
            await context.AddCookiesAsync([new() { Name = "filiform", Value = signInToken, Url = server.Address }]);
        return await context.NewPageAsync();
    }

    /// <summary>Fails with each violation and the element it is about; also when the page is wider than the screen.</summary>
    public static async Task AssertAccessible(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Axe);
        // What passed is not asked for: describing it takes most of the time.
        var found = await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(
                violation => violation.nodes.map(node => `${violation.id}: ${violation.help}: ${node.html}`))
            """);
        Assert.True(found.Length == 0, $"{page.Url}\n{string.Join("\n", found)}");
        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wider <= 0, $"{page.Url} scrolls sideways by {wider} px at {page.ViewportSize?.Width} px.");
    }

    /// <summary>Writes a picture for a person to look at, when <c>FILIFORM_PICTURES</c> names a folder.</summary>
    public static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FILIFORM_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
