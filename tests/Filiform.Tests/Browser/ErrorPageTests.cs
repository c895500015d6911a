namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class ErrorPageTests
{
    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task Is_accessible_and_fits(int width, bool dark)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, dark);

        await page.GotoAsync("/no-such-page");

        await Chromium.AssertAccessible(page);
        await Chromium.Picture(page, $"error-{width}");
    }
}
