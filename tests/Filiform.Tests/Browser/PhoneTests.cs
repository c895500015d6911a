using Filiform.Pipeline;

namespace Filiform.Tests.Browser;

/// <summary>What a phone's first screen is for: the page's own words, in letters that can be read.</summary>
[Trait("Category", "Browser")]
public sealed class PhoneTests
{
    private const string Overlaps = """
        selector => { const boxes = [...document.querySelectorAll(selector)].map(each => each.getBoundingClientRect());
          return boxes.flatMap((a, at) => boxes.slice(at + 1).filter(b => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length; }
        """;

    [Theory]
    [InlineData(360, "en")]
    [InlineData(360, "es")]
    [InlineData(1280, "es")]
    public async Task The_curve_is_legible_and_names_its_axis_and_source(int width, string language)
    {
        await using var clinic = await TestClinic.New();
        var patient = await Treated(clinic);
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, false, language, await server.SignIn(clinic.Therapist));

        await page.GotoAsync($"/clinic/patients/{patient}/progress");

        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.plot text')].every(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a >= 12)"));
        Assert.Equal(0, await page.EvaluateAsync<int>(Overlaps, ".plot text"));
        Assert.Contains(language == "es" ? "menos es mejor" : "lower is better", await page.Locator(".plot").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("Farrar", await page.Locator(".chart .key").InnerTextAsync(), StringComparison.Ordinal);
        await Chromium.AssertAccessible(page);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Content_begins_high_and_every_choice_of_the_header_is_still_there(string language)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic, demonstration: true);
        foreach (var (path, token) in new[] { ("/", null), ("/clinic/today", await server.SignIn(clinic.Lead)) })
        {
            var page = await Chromium.Open(server, 360, false, language, token);
            await page.GotoAsync(path);

            Assert.InRange(await page.EvaluateAsync<double>("document.getElementById('main').getBoundingClientRect().top"), 60, 150);
            Assert.True(await page.Locator("header a[hreflang]").IsVisibleAsync());
            Assert.True(await page.Locator("header .js-theme").IsVisibleAsync());
            Assert.True(await page.Locator(".demo-bar").IsVisibleAsync());
            await page.Locator("header summary").ClickAsync();
            Assert.True(await page.Locator("header .menu nav a").First.IsVisibleAsync());
            if (token is not null) Assert.True(await page.Locator("header .menu form button").IsVisibleAsync());
            await Chromium.AssertAccessible(page);
        }
    }

    [Fact]
    public async Task The_day_is_a_list_of_cards_with_the_next_step_at_hand()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Appointment(await clinic.Patient());
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 360, signInToken: await server.SignIn(clinic.FrontDesk));

        await page.GotoAsync("/clinic/today");

        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(...[...document.querySelectorAll('.tw')].map(each => each.scrollWidth - each.clientWidth))"));
        Assert.Equal(0, await page.EvaluateAsync<int>(Overlaps, ".day .ap, .day .free, .day .off"));
        var card = page.Locator(".day .ap");
        Assert.Contains("9:00", await card.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Maribel Ortega", await card.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True((await card.Locator("button").First.BoundingBoxAsync())!.Height >= 44);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_rates_take_the_width_there_is(int width)
    {
        await using var clinic = await TestClinic.New();
        await Treated(clinic);
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, signInToken: await server.SignIn(clinic.QualityLead));

        await page.GotoAsync("/clinic/quality");

        var chart = (await page.Locator(".forest").BoundingBoxAsync())!;
        var plot = (await page.Locator(".forest > svg").First.BoundingBoxAsync())!;
        Assert.True(chart.Width > width * 0.8, $"{chart.Width}");
        Assert.True(plot.Width > width * 0.6, $"{plot.Width}");
        Assert.True(plot.Height < 80, $"{plot.Height}");
        Assert.Equal(0, await page.EvaluateAsync<int>(Overlaps, ".forest text"));
    }

    private static async Task<Id<Patient>> Treated(TestClinic clinic)
    {
        var patient = await clinic.Patient();
        var screening = await clinic.Screening(patient);
        foreach (var (time, before) in new[] { ("09:00", 7), ("10:00", 6), ("11:00", 5) })
        {
            await clinic.SignedSession(patient, await clinic.Appointment(patient, time, "completed"), screening, before, before - 1);
            clinic.Clock.Advance(Duration.FromDays(7));
        }

        return patient;
    }
}
