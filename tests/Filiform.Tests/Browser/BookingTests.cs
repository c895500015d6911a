using Filiform.Tests.Journeys.Book;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class BookingTests
{
    [Theory]
    [InlineData(360, false, "en", true)]
    [InlineData(360, true, "es", true)]
    [InlineData(360, false, "es", false)]
    [InlineData(1280, true, "en", false)]
    public async Task Somebody_books_moves_and_cancels(int width, bool dark, string language, bool scripts)
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        var page = await Chromium.Open(server, width, dark, language, scripts: scripts);
        var name = $"book-{width}-{(dark ? "dark" : "light")}-{language}{(scripts ? "" : "-plain")}";

        await page.GotoAsync("/find");
        await Check(page, scripts, $"{name}-1-find");
        await page.FillAsync("#near", "85701");
        await page.PressAsync("#near", "Enter");
        await page.WaitForSelectorAsync(".clinics");
        await Check(page, scripts, $"{name}-2-found");

        await page.ClickAsync(".next a >> nth=1");
        await page.WaitForSelectorAsync("#at");
        await Check(page, scripts, $"{name}-3-time");
        await page.ClickAsync(".dock button");
        await page.WaitForSelectorAsync("#givenName");
        await Check(page, scripts, $"{name}-4-details");

        await page.ClickAsync(".dock button");
        await page.WaitForSelectorAsync(".errsum");
        await Check(page, scripts, $"{name}-5-faults");
        await page.FillAsync("#givenName", "Maribel");
        await page.FillAsync("#familyName", "Ortega");
        await page.FillAsync("[name=month]", "4");
        await page.FillAsync("[name=day]", "2");
        await page.FillAsync("[name=year]", "1980");
        await page.FillAsync("#email", "maribel@example.org");
        await page.ClickAsync("button[value=extend]");
        await page.WaitForSelectorAsync(".js-said:not(:empty)");
        Assert.Equal("Maribel", await page.InputValueAsync("#givenName"));
        await page.ClickAsync(".dock button");
        await page.WaitForSelectorAsync("a[href^='/manage/']");
        await Check(page, scripts, $"{name}-6-done");

        await page.ClickAsync("a[href^='/manage/']");
        await page.WaitForSelectorAsync("details.acc");
        await Check(page, scripts, $"{name}-7-manage");
        await page.ClickAsync("a.btn[href*='move=true']");
        await page.WaitForSelectorAsync("#at");
        await page.ClickAsync("#at label >> nth=-1");
        await Check(page, scripts, $"{name}-8-move");
        await page.ClickAsync(".dock button");
        await page.WaitForURLAsync("**moved=true");
        await Check(page, scripts, $"{name}-9-moved");
        await page.ClickAsync("details.acc summary");
        await page.ClickAsync("label.choice >> nth=1");
        await page.ClickAsync("button.stop");
        await page.WaitForSelectorAsync("s");
        await Check(page, scripts, $"{name}-10-cancelled");
        Assert.Equal(0, await desk.Count("claim"));
    }

    [Theory]
    [InlineData(360, true, "es")]
    [InlineData(1280, false, "en")]
    public async Task Clinic_unknown_place_lapsed_hold_and_mailbox_are_accessible(int width, bool dark, string language)
    {
        await using var desk = await BookingDesk.Open();
        await desk.Booked("14:00");
        var hold = (await desk.Hold("10:00")).Value.Token;
        desk.Clinic.Clock.AdvanceMinutes(11);
        await desk.Clinic.Demonstration();
        await using var server = await TestServer.Start(desk.Clinic, demonstration: true);
        var page = await Chromium.Open(server, width, dark, language);
        var name = $"book-{width}-{language}";

        foreach (var (path, shot) in new[]
        {
            ("/find/armory-park", "clinic"), ("/find?near=00000", "unknown"), ("/find?near=Tucson&type=consultation", "city"),
            ($"/book/details/{hold}", "lapsed"), ("/book/armory-park?day=2026-11-21", "times"), ("/mailbox", "mailbox"),
        })
        {
            await page.GotoAsync(path);
            await Check(page, true, $"{name}-{shot}");
        }

        await page.ClickAsync(".letters a");
        await page.WaitForSelectorAsync(".letter");
        await Check(page, true, $"{name}-letter");
    }

    [Fact]
    public async Task A_device_that_tells_where_it_is_needs_no_typing()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        var page = await Chromium.Open(server, 360);
        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new() { Latitude = 32.2217f, Longitude = -110.9265f });

        await page.GotoAsync("/find");
        await page.ClickAsync(".js-here");

        await page.WaitForSelectorAsync(".clinics .tag");
        Assert.Contains("near=32.22%2C-110.93", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Axe needs scripts to run; without them the same pages only have their pictures taken.</summary>
    private static async Task Check(IPage page, bool scripts, string picture)
    {
        if (scripts) await Chromium.AssertAccessible(page);
        await Chromium.Picture(page, picture);
    }
}
