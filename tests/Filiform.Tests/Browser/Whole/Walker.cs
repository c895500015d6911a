using System.Text.RegularExpressions;
using Filiform.Journeys.Shared.Mail;
using Filiform.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser.Whole;

/// <summary>Somebody at a screen, who looks at every page they come to: no axe violation and nothing wider than the screen, at phone and desktop width.</summary>
/// <remarks>Patients hold a phone and staff sit at a desktop; the other width is looked at on the way.</remarks>
internal sealed partial class Walker(TestServer server, IPage page, string language, bool isPhone)
{
    private readonly HashSet<string> seen = [];

    public IPage Page => page;

    /// <summary>Addresses looked at, with ids and tokens taken out.</summary>
    public IReadOnlySet<string> Seen => seen;

    public static async Task<Walker> Start(TestServer server, string language, bool isPhone, bool dark) =>
        new(server, await Chromium.Open(server, isPhone ? 360 : 1280, dark, language), language, isPhone);

    public async Task Go(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answered {answer.Status}.");
        await Look();
    }

    /// <summary>Presses, and looks at the page that follows.</summary>
    /// <param name="to">Part of its address; null to stay on this one.</param>
    public async Task Press(string button, string? to = null)
    {
        await page.Locator(button).First.ClickAsync();
        if (to is not null) await page.WaitForURLAsync(new Regex(to));
        await page.WaitForLoadStateAsync();
        await Look();
    }

    /// <summary>Follows a private link, and confirms the date of birth where it is asked.</summary>
    public async Task Enter(string link)
    {
        await Go(link);
        if (!page.Url.Contains("/confirm/", StringComparison.Ordinal)) return;
        await FillBirthDate();
        await Press("main form .btn", link + "$");
    }

    public async Task FillBirthDate()
    {
        await Fill("main [name=month]", "4");
        await Fill("main [name=day]", "2");
        await Fill("main [name=year]", "1980");
    }

    public Task Fill(string field, string value) => page.Locator(field).First.FillAsync(value);

    public Task Check(string choice) => page.Locator(choice).First.CheckAsync();

    public async Task Look()
    {
        Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        var place = Variable().Replace(new Uri(page.Url).AbsolutePath, "/…");
        // The same page in another state is another page.
        if (!seen.Add(place + " " + await page.Locator("main form, main .banner").CountAsync())) return;
        // A page looks the same on either database.
        if (TestDatabase.OnPostgres) return;
        await Chromium.AssertAccessible(page);
        await Chromium.Picture(page, $"walk-{place.Trim('/').Replace('/', '-')}-{language}-{(isPhone ? "phone" : "desk")}");
        await page.SetViewportSizeAsync(isPhone ? 1280 : 360, 900);
        await Chromium.AssertAccessible(page);
        await Chromium.Picture(page, $"walk-{place.Trim('/').Replace('/', '-')}-{language}-{(isPhone ? "desk" : "phone")}");
        await page.SetViewportSizeAsync(isPhone ? 360 : 1280, 900);
    }

    /// <summary>Signs in by one click, as the demonstration lets anybody.</summary>
    public async Task SignInAs(string name, string home)
    {
        await Go("/demo");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(Regex.Escape(name) + "$") }).First.ClickAsync();
        await page.WaitForURLAsync($"**{home}");
        await Look();
    }

    /// <summary>Does what is due in the background, and opens the newest letter that carries such a link.</summary>
    /// <returns>The address in it.</returns>
    public async Task<string> OpenLetter(string kind)
    {
        await DoDue();
        await Go("/mailbox");
        foreach (var letter in await page.Locator(".letters a").AllAsync())
        {
            await page.GotoAsync((await letter.GetAttributeAsync("href"))!);
            if (await page.Locator($".letter a[href*='/{kind}/']").CountAsync() == 0) { await page.GotoAsync("/mailbox"); continue; }
            await Look();
            return new Uri((await page.Locator($".letter a[href*='/{kind}/']").First.GetAttributeAsync("href"))!).AbsolutePath;
        }

        throw new InvalidOperationException($"No letter carries a link to /{kind}/.");
    }

    public async Task DoDue()
    {
        while (await server.Services.GetRequiredService<OutboxLoop>().DoSome() > 0) { }
    }

    [GeneratedRegex("/([0-9a-f-]{36}|[A-Za-z0-9_-]{40,})(?=/|$)")]
    private static partial Regex Variable();
}
