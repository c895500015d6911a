using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare;
using Filiform.Tests.Journeys.Prepare;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser;

/// <summary>The whole preparation, as a patient walks it on a phone.</summary>
[Trait("Category", "Browser")]
public sealed class PrepareTests
{
    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("es", 360, true)]
    public async Task Says_what_a_yes_about_the_day_would_mean(string language, int width, bool dark)
    {
        await using var she = await Preparing.New();
        await she.Clinic.Do(work => work.Execute("update appointment set starts_at = @from, ends_at = @until",
            new { from = work.Now + Duration.FromDays(7), until = work.Now + Duration.FromDays(7) + Duration.FromMinutes(30) }));
        await she.Screened(("q-gate-today", "yes"), ("q-fever-unwell", "yes"), ("q-ate-today", "no"));
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, width, dark, language, cookie);

        await page.GotoAsync($"/prepare/{token}/health");

        Assert.Equal(2, await page.Locator("#if-still-so ~ ul li").CountAsync());
        await Chromium.AssertAccessible(page);
        await Chromium.Picture(page, $"prepare-still-so-{width}-{language}");
    }

    [Theory]
    [InlineData("en", false, false)]
    [InlineData("es", true, true)]
    public async Task Can_be_walked_from_the_link_to_the_end(string language, bool scripts, bool dark)
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, 360, dark, language, cookie, scripts);
        var kind = $"{language}-{(scripts ? "js" : "plain")}";

        await page.GotoAsync($"/prepare/{token}");
        await Look(page, $"prepare-overview-{kind}");
        await page.Locator("a.btn.big").ClickAsync();
        await Look(page, $"prepare-health-{kind}");
        await page.Locator("a.btn.big").ClickAsync();
        await Questions(page, kind);
        await Look(page, $"prepare-check-{kind}");
        await page.Locator("#right").CheckAsync();
        await page.Locator("button.btn.big").ClickAsync();
        await Look(page, $"prepare-sent-{kind}");

        await page.GotoAsync($"/prepare/{token}/drawing");
        await page.Locator("input[name=pain][value='6']").CheckAsync();
        await page.Locator("details.prep-area").First.Locator("summary").ClickAsync();
        await page.Locator("input[name=region][value='vertex']").CheckAsync();
        await page.Locator("#strength-vertex").FillAsync("8");
        await Look(page, $"prepare-drawing-{kind}");
        await page.Locator("button.btn.big").ClickAsync();

        await page.GotoAsync($"/prepare/{token}/function");
        await page.Locator("#activity-1").FillAsync("Cargar a mi hijo 👶");
        await page.Locator("input[name=rating-1][value='3']").CheckAsync();
        await Look(page, $"prepare-function-{kind}");
        await page.Locator("button.btn.big").ClickAsync();

        await page.GotoAsync($"/prepare/{token}/consent");
        await page.Locator("input[name=understood][value=yes]").CheckAsync();
        await page.Locator("input[name=relation][value=self]").CheckAsync();
        await page.Locator("#name").FillAsync("Maribel Ortega");
        await Look(page, $"prepare-consent-{kind}");
        await page.Locator("button.btn.big.block").ClickAsync();
        await Look(page, $"prepare-done-{kind}");
        await page.Locator("a.btn.big").ClickAsync();
        await Look(page, $"prepare-next-{kind}");
        await page.GotoAsync($"/prepare/{token}/consent");
        await page.Locator("a[href*='/consent/copy/']").ClickAsync();
        await Look(page, $"prepare-copy-{kind}");
        await page.GotoAsync($"/prepare/{token}/consent");
        await page.Locator("a[href*='/consent/withdraw/']").ClickAsync();
        await Look(page, $"prepare-withdraw-{kind}");

        var state = (await she.Clinic.Do(work => Preparations.Of(work, [she.Visit])))[she.Visit];
        Assert.Equal(("proceed", "given", true, true, false), (state.Disposition, state.Consent, state.Drawn, state.Rated, state.Draft));
        Assert.Equal(8, (await she.Clinic.Do(work => Drawings.For(work, she.Patient, she.Visit)))!.Regions.Single().Intensity);
    }

    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task Says_emergencies_at_once_and_errors_above_the_field(int width, bool dark)
    {
        await using var she = await Preparing.New();
        await she.Answer("q-gate-heart-head", "yes");
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, width, dark, "en", cookie);

        await page.GotoAsync($"/prepare/{token}/health/q-chest-pain-breathless");
        await page.Locator("button.btn.big").ClickAsync();
        await Look(page, $"prepare-error-{width}");
        Assert.Equal("errsum", await page.EvaluateAsync<string>("document.activeElement.className"));
        await page.Locator("input[value=yes]").CheckAsync();
        await page.Locator("button.btn.big").ClickAsync();
        await Look(page, $"prepare-urgent-{width}");

        Assert.Equal(1, await page.Locator("a[href='tel:911']").CountAsync());
        foreach (var id in new[] { "q-height-cm", "q-weight-kg", "q-needle-fear", "q-blood-thinner-list", "q-medicines-other" })
        {
            await page.GotoAsync($"/prepare/{token}/health/{id}");
            await Look(page, $"prepare-{id}-{width}");
        }

        await page.GotoAsync($"/prepare/{token}/drawing");
        await Look(page, $"prepare-drawing-{width}");
        await page.GotoAsync($"/prepare/{token}/consent");
        await Look(page, $"prepare-consent-{width}");
        await page.GotoAsync($"/prepare/{token}");
        await Look(page, $"prepare-overview-{width}");
    }

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
        await Look(page, "prepare-head-360");
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

    [Fact]
    public async Task Comes_back_to_the_question_where_it_was_left()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var page = await Chromium.Open(server, 360, signInToken: cookie);
        await page.GotoAsync($"/prepare/{token}/health/q-height-cm");
        await page.Locator("#metric").FillAsync("170");
        await page.Locator("button[name=later]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/prepare/{token}\\?saved=1"));

        var other = await Chromium.Open(server, 1280, signInToken: cookie);
        await other.GotoAsync($"/prepare/{token}/health");
        Assert.EndsWith("/health/q-weight-kg", other.Url, StringComparison.Ordinal);

        // The back button and the back link lead to the answer, which is still there.
        await other.Locator("form.q").WaitForAsync();
        await other.Locator("p > a").First.ClickAsync();
        Assert.Equal("170", await other.Locator("#metric").InputValueAsync());
    }

    private static async Task Questions(IPage page, string kind)
    {
        var looked = 0;
        for (var asked = 0; asked < 60 && !page.Url.EndsWith("/health/check", StringComparison.Ordinal); asked++)
        {
            var id = page.Url.Split('/').Last();
            var question = Preparing.Content.Safety.Questions.Single(each => each.Id == id);
            var answer = Preparing.Healthy(question);
            if (looked++ < 6) await Look(page, $"prepare-{id}-{kind}");
            switch (question.Fact.Type)
            {
                case AnswerType.Number: await page.Locator(question.Unit is "cm" or "kg" ? "#metric" : "#answer").FillAsync(answer); break;
                case AnswerType.Date or AnswerType.Text: await page.Locator("#answer").FillAsync(answer); break;
                default: await page.Locator($"input[name=answer][value='{answer}']").CheckAsync(); break;
            }

            await page.Locator("button.btn.big").ClickAsync();
        }

        Assert.EndsWith("/health/check", page.Url, StringComparison.Ordinal);
    }

    /// <remarks>The checker is a script itself: it looks where scripts run.</remarks>
    private static async Task Look(IPage page, string name)
    {
        await Chromium.Picture(page, name);
        if (!name.EndsWith("-plain", StringComparison.Ordinal)) await Chromium.AssertAccessible(page);
    }
}
