using Filiform.Journeys.Progress;
using Filiform.Tests.Journeys.Prepare;

namespace Filiform.Tests.Browser;

/// <summary>Questionnaires on a phone and on a desk, in both languages, light and dark.</summary>
[Trait("Category", "Browser")]
public sealed class InstrumentPagesTests
{
    [Theory, MemberData(nameof(CarePageTests.Screens), MemberType = typeof(CarePageTests))]
    public async Task Patients_pages_are_accessible_and_fit(int width, bool dark, string language)
    {
        await using var form = await Filling.New(["groc", "pgic", "nprs-3"]);
        await using var server = await TestServer.Start(form.Clinic);
        var (token, cookie) = await form.She.Mail();
        var page = await Chromium.Open(server, width, dark, language, cookie);
        var kind = $"{width}-{language}{(dark ? "-dark" : "")}";
        await page.GotoAsync($"/prepare/{token}");
        await Chromium.Picture(page, $"forms-overview-{kind}");
        await Chromium.AssertAccessible(page);

        foreach (var (id, answers) in new[] { ("groc", new[] { "3" }), ("pgic", ["2"]), ("nprs-3", ["6", "1", "9"]) })
        {
            await page.GotoAsync($"/prepare/{token}/instruments/{id}");
            foreach (var (answer, at) in answers.Select((answer, at) => (answer, at)))
            {
                if (at == 1) await page.Locator("button.btn.big").ClickAsync();
                await page.Locator($"input[name=answer][value='{answer}']").CheckAsync();
                await Chromium.Picture(page, $"forms-{id}-{at}-{kind}");
                await Chromium.AssertAccessible(page);
                await page.Locator("button.btn.big").ClickAsync();
            }

            await page.Locator("#sending").WaitForAsync();
            await Chromium.Picture(page, $"forms-{id}-check-{kind}");
            await Chromium.AssertAccessible(page);
            await page.Locator("#sending button").ClickAsync();
            await page.Locator(".banner.ok").WaitForAsync();
            await Chromium.Picture(page, $"forms-{id}-sent-{kind}");
            await Chromium.AssertAccessible(page);
        }

        Assert.Equal([2m, 3m, 5.33m], (await form.Kept()).Select(row => row.Score).Order());
    }

    [Theory, MemberData(nameof(CarePageTests.Screens), MemberType = typeof(CarePageTests))]
    public async Task Clinicians_pages_are_accessible_and_fit(int width, bool dark, string language)
    {
        await using var form = await Filling.New(["spadi", "psfs", "groc"]);
        foreach (var (id, scores) in new[] { ("spadi", new decimal[] { 60, 55, 50 }), ("hit-6", [60, 52]), ("groc", [4]), ("nprs", [7, 6]) })
            foreach (var score in scores)
            {
                await form.Clinic.Do(work => Outcomes.Keep(work, new(form.She.Patient, id, [], [], score, "1")));
                form.Clinic.Clock.AdvanceMinutes(7);
            }

        await using var server = await TestServer.Start(form.Clinic);
        var page = await Chromium.Open(server, width, dark, language, await server.SignIn(form.Clinic.Therapist));
        var patient = $"/clinic/patients/{form.She.Patient}";
        foreach (var (path, name) in new[] { ("progress", "measures"), ("instruments", "list"), ("instruments/dash", "dash"), ("instruments/pgic", "pgic"), ("instruments/psfs", "psfs"), ("instruments/eq-5d", "eq-5d") })
        {
            Assert.Equal(200, (await page.GotoAsync($"{patient}/{path}"))!.Status);
            await Chromium.Picture(page, $"scores-{name}-{width}-{language}{(dark ? "-dark" : "")}");
            await Chromium.AssertAccessible(page);
        }

        await page.Locator("#total").FillAsync("2");
        await page.Locator("#score button.btn").ClickAsync();
        await page.Locator(".errsum").WaitForAsync();
        await Chromium.AssertAccessible(page);
        await page.GotoAsync($"{patient}/instruments/spadi");
        for (var item = 1; item <= 13; item++) await page.Locator($"#item-{item}").FillAsync($"{item % 10}");
        await page.Locator("#score button.btn").ClickAsync();
        await page.Locator(".banner.ok").WaitForAsync();
        await Chromium.Picture(page, $"scores-kept-{width}-{language}{(dark ? "-dark" : "")}");
        await Chromium.AssertAccessible(page);
    }
}
