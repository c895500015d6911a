using Filiform.Pipeline;
using Filiform.Tests.Journeys.Practice;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class PracticeDayTests
{
    [Theory]
    [InlineData(1280, false, "en")]
    [InlineData(1280, true, "es")]
    [InlineData(360, false, "es")]
    [InlineData(360, true, "en")]
    public async Task The_day_board_is_accessible_and_fits(int width, bool dark, string language)
    {
        await using var clinic = await TestClinic.New();
        await Busy(clinic);
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, dark, language, await server.SignIn(clinic.FrontDesk));

        await page.GotoAsync("/clinic/today");

        await Chromium.Picture(page, $"day-{width}-{(dark ? "dark" : "light")}-{language}");
        await Chromium.AssertAccessible(page);
    }

    [Fact]
    public async Task The_therapists_own_list_comes_first()
    {
        await using var clinic = await TestClinic.New();
        await Busy(clinic);
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 1280, signInToken: await server.SignIn(clinic.Therapist));

        await page.GotoAsync("/clinic/today");

        Assert.Equal("My visits", await page.Locator("section h2").First.InnerTextAsync());
        await Chromium.Picture(page, "day-therapist");
        await Chromium.AssertAccessible(page);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_key_marks_an_arrival_and_another_takes_it_back(bool scripts)
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 1280, signInToken: await server.SignIn(clinic.FrontDesk), scripts: scripts);
        await page.GotoAsync("/clinic/today");

        await page.GetByRole(AriaRole.Button, new() { Name = "Mark arrived Maribel Ortega" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Maribel Ortega has arrived.").WaitForAsync();
        Assert.Equal("arrived", await clinic.Scalar<string>("select status from appointment where id = @visit", new { visit }));

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Maribel Ortega is due again.").WaitForAsync();
        Assert.Equal("booked", await clinic.Scalar<string>("select status from appointment where id = @visit", new { visit }));
    }

    [Fact]
    public async Task Somebody_elses_change_shows_by_itself()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 1280, signInToken: await server.SignIn(clinic.FrontDesk));
        await page.GotoAsync("/clinic/today");

        await clinic.Do(work => work.Execute("update appointment set status = 'arrived', arrived_at = @Now, version = 2 where id = @visit and clinic = @clinic", new { visit, work.Now }));
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await page.GetByRole(AriaRole.Button, new() { Name = "Start Maribel Ortega" }).WaitForAsync();
    }

    private static async Task Busy(TestClinic clinic)
    {
        clinic.Clock.AdvanceMinutes(85);
        async Task<Id<Patient>> Comes(string given, string family, string time, string status, string? disposition = "proceed", bool consents = true)
        {
            var patient = await clinic.Patient(given, family, "1980-04-02", $"{given}@example.org");
            await clinic.Appointment(patient, time, status);
            if (disposition is not null) await clinic.Screening(patient, disposition, 1);
            if (consents) await clinic.Consent(patient, "given");
            return patient;
        }

        var done = await Comes("Luis", "Vega", "08:00", "completed");
        await clinic.Session(done, (await clinic.Scalar<Id<Appointment>>("select id from appointment where patient = @done", new { done })));
        await Comes("Kay", "Nolan", "08:30", "no-show");
        await Comes("Maribel", "Ortega", "09:00", "started");
        await Comes("Omar", "Haddad", "09:30", "arrived", "proceed-with-precautions");
        await Comes("Ruth", "Cohen", "09:15", "booked");
        await Comes("Joan", "Pruitt", "10:00", "booked", null, false);
        await Comes("Carl", "Ames", "10:30", "booked", "do-not-needle");
        await Comes("Iris", "Blum", "11:30", "booked", "needs-clinician-review");
        await Comes("Sam", "Ortiz", "13:00", "booked", "proceed", false);
        await Comes("Nora", "Diaz", "14:00", "cancelled");
    }
}
