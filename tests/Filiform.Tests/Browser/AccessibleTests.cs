using Xunit.Sdk;

namespace Filiform.Tests.Browser;

/// <summary>The check that every page passes does fail on a page that should not pass.</summary>
[Trait("Category", "Browser")]
public sealed class AccessibleTests
{
    [Theory]
    [InlineData("<input name=pain>", "label: ")]
    [InlineData("<p style='color: #ccc; background: #fff'>Soreness is usual for a day or two.</p>", "color-contrast: ")]
    [InlineData("<p style='width: 2000px'>Soreness</p>", "scrolls sideways")]
    public async Task A_page_that_is_not_is_named(string body, string named)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 360);
        await page.SetContentAsync($"<!doctype html><html lang=en><title>Soreness</title><main><h1>Soreness</h1>{body}</main></html>");

        var found = await Assert.ThrowsAsync<TrueException>(() => Chromium.AssertAccessible(page));

        Assert.Contains(named, found.Message, StringComparison.Ordinal);
    }
}
