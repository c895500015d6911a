using Filiform.Tests.Journeys.Prepare;

namespace Filiform.Tests.Browser;

/// <summary>Pressing the language in the header of a half-filled form, with and without scripts.</summary>
[Trait("Category", "Browser")]
public sealed class LanguageSwitchTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_marked_place_and_a_half_written_answer_survive_it(bool scripts)
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, 360, signInToken: cookie, scripts: scripts);
        await page.GotoAsync($"/prepare/{token}/drawing");
        await page.Locator("details.prep-area").First.Locator("summary").ClickAsync();
        await page.Locator("input[name=region][value=vertex]").CheckAsync();

        await page.Locator("header button[name=act]").ClickAsync();
        await page.WaitForSelectorAsync("html[lang=es]");

        Assert.True(await page.IsCheckedAsync("input[name=region][value=vertex]"));
        if (scripts) Assert.True(await page.Locator(".bc-cell.is-on[data-r=vertex]").CountAsync() > 0);
        // The checker itself is a script.
        if (scripts) await Chromium.AssertAccessible(page);

        var question = (await she.Read()).Form.State.Shown.First(each => each.Unit == "cm").Id;
        await page.GotoAsync($"/prepare/{token}/health/{question}");
        await page.FillAsync("[name=feet]", "5");
        await page.FillAsync("#inches", "6 y media");
        await page.Locator("header button[name=act]").ClickAsync();
        await page.WaitForSelectorAsync("html[lang=en]");

        Assert.Equal("5", await page.InputValueAsync("[name=feet]"));
        Assert.Equal("6 y media", await page.InputValueAsync("#inches"));
        // Enter still answers; it does not change the language.
        await page.FillAsync("#inches", "6");
        await page.PressAsync("#inches", "Enter");
        await page.WaitForURLAsync(url => !url.Contains(question, StringComparison.Ordinal));
        Assert.Contains(question, (await she.Read()).Form.Answers.Keys);
    }
}
