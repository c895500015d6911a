using Filiform.Journeys.Prepare;
using Filiform.Tests.Journeys.Prepare;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser;

/// <summary>Where it hurts: painted, by keyboard, from the list, and kept until it is saved.</summary>
[Trait("Category", "Browser")]
public sealed class DrawingTests
{
    /// <summary>The page marks what the engine reads in the same paint: regions by covered area.</summary>
    [Fact]
    public async Task Paint_shades_by_covered_area_as_the_engine_reads_it()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, 1280, signInToken: cookie);
        var chart = Filiform.Clinical.Atlas.BodyChart.Embedded(Preparing.Content.Atlas);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        var dice = new Random(4);

        for (var drawing = 0; drawing < 6; drawing++)
        {
            await page.GotoAsync($"/prepare/{token}/drawing");
            await page.Locator("[data-bodychart-clear]").ClickAsync();
            foreach (var view in new[] { ".prep-front svg", ".prep-back svg" })
            {
                await page.Locator(view).ScrollIntoViewIfNeededAsync();
                var box = (await page.Locator(view).BoundingBoxAsync())!;
                await page.Mouse.MoveAsync(Within(box.X, box.Width, .35, .65), Within(box.Y, box.Height, .1, .6));
                await page.Mouse.DownAsync();
                for (var turn = 0; turn < 3; turn++) await page.Mouse.MoveAsync(Within(box.X, box.Width, .3, .7), Within(box.Y, box.Height, .1, .8), new() { Steps = 8 });
                await page.Mouse.UpAsync();
            }

            var strokes = Filiform.Pipeline.Json.Read<ImmutableArray<Filiform.Journeys.Prepare.Pain.Dab>>(await page.Locator("[data-bodychart-strokes]").InputValueAsync());
            var read = chart.Shaded(strokes.Select(dab => new Filiform.Clinical.Atlas.Dab(dab.V == "f" ? "front" : "back", dab.X, dab.Y, 26)));
            var ticked = await page.Locator("input[name=region]:checked").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)");
            Assert.NotEmpty(ticked);
            Assert.Equal(read.Select(each => each.Region), ticked.Order(StringComparer.Ordinal));
        }

        float Within(float from, float length, double least, double most) => (float)(from + length * (least + (most - least) * dice.NextDouble()));
    }

    [Fact]
    public async Task What_is_drawn_and_not_saved_is_kept_as_a_draft_and_leaving_asks_until_it_is()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, 1280, signInToken: cookie);
        var asked = 0;
        page.Dialog += (_, dialog) => { asked++; _ = dialog.AcceptAsync(); };
        await page.GotoAsync($"/prepare/{token}/drawing");

        await page.RouteAsync("**/*handler=Draft", route => route.AbortAsync());
        await Shade();
        await page.GotoAsync($"/prepare/{token}");
        Assert.Equal(1, asked);
        await page.UnrouteAsync("**/*handler=Draft");

        await page.GotoAsync($"/prepare/{token}/drawing");
        await page.Locator("input[name=pain][value='6']").CheckAsync();
        await Shade();
        await Assertions.Expect(page.Locator("[data-bodychart-kept]")).ToBeVisibleAsync();
        await page.GotoAsync($"/prepare/{token}");
        await page.GotoAsync($"/prepare/{token}/drawing");

        Assert.Equal(1, asked);
        Assert.True(await page.GetByText("Your drawing from before is here").IsVisibleAsync());
        Assert.Equal((1, true), (await page.Locator("input[name=region]:checked").CountAsync(), await page.Locator("input[name=pain][value='6']").IsCheckedAsync()));
        Assert.Null(await she.Clinic.Do(work => Drawings.For(work, she.Patient, she.Visit)));

        await page.Locator("button.btn.big").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("saved=1"));
        await page.GotoAsync($"/prepare/{token}/drawing");
        Assert.False(await page.GetByText("Your drawing from before is here").IsVisibleAsync());
        Assert.Equal(1, await page.Locator("input[name=region]:checked").CountAsync());

        async Task Shade()
        {
            await page.Locator(".prep-front .bc-cell").First.FocusAsync();
            await page.Keyboard.PressAsync("3");
        }
    }

    [Fact]
    public async Task On_a_phone_the_head_can_be_brought_nearer_and_is_painted_there()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, 360, signInToken: cookie);
        await page.GotoAsync($"/prepare/{token}/drawing");
        var nearer = page.Locator("[data-bodychart-head]");

        await nearer.ClickAsync();
        await Assertions.Expect(nearer).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Locator(".prep-front svg").ScrollIntoViewIfNeededAsync();
        await Chromium.Picture(page, "prepare-head-360");
        await Chromium.AssertAccessible(page);
        var box = (await page.Locator(".prep-front svg").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width * .58f, box.Y + box.Height * .2f);

        Assert.Equal(["forehead-left"], await page.Locator("input[name=region]:checked").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)"));
        await nearer.ClickAsync();
        Assert.True((await page.Locator(".prep-front svg").BoundingBoxAsync())!.Height > box.Height);
    }

    [Fact]
    public async Task Takes_paint_the_keyboard_and_the_list_alike()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, 1280, signInToken: cookie);
        await page.GotoAsync($"/prepare/{token}/drawing");

        var cell = page.Locator(".prep-front [data-r='deltoid-anterior-left'], .prep-front .bc-cell").First;
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        var first = await page.Locator("input[name=region]:checked").CountAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("4");
        Assert.Equal((1, 2), (first, await page.Locator("input[name=region]:checked").CountAsync()));
        Assert.Contains("Places marked: 2.", await page.Locator("[data-bodychart-say]").TextContentAsync(), StringComparison.Ordinal);

        var box = (await page.Locator(".prep-back svg").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height * .3f);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height * .45f, new() { Steps = 12 });
        await page.Mouse.UpAsync();
        var painted = await page.Locator("input[name=region]:checked").CountAsync();
        Assert.True(painted > 2);
        Assert.NotEqual("", await page.Locator("[data-bodychart-strokes]").InputValueAsync());
        await Chromium.Picture(page, "prepare-painted");

        await page.Locator("[data-bodychart-undo]").ClickAsync();
        Assert.Equal(2, await page.Locator("input[name=region]:checked").CountAsync());
        Assert.Equal("", await page.Locator("[data-bodychart-strokes]").InputValueAsync());
        await page.Locator("[data-bodychart-clear]").ClickAsync();
        Assert.Equal(0, await page.Locator("input[name=region]:checked").CountAsync());
        await page.Locator("[data-bodychart-undo]").ClickAsync();
        Assert.Equal(2, await page.Locator("input[name=region]:checked").CountAsync());

        await page.Locator("input[name=pain][value='5']").CheckAsync();
        await page.Locator("button.btn.big").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("saved=1"));
        var kept = (await she.Clinic.Do(work => Drawings.For(work, she.Patient, she.Visit)))!;
        Assert.Equal([5, 8], kept.Regions.Select(mark => mark.Intensity).Order());
    }
}
