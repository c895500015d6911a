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
