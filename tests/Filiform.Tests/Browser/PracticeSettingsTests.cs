using Filiform.Tests.Journeys.Practice;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class PracticeSettingsTests
{
    [Theory]
    [InlineData(1280, false, "en")]
    [InlineData(360, true, "es")]
    public async Task Every_page_is_accessible_and_fits(int width, bool dark, string language)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var visit = await clinic.Appointment(patient, "07:30", "no-show");
        await clinic.Appointment(patient, "10:00");
        await clinic.Do(work => work.Execute("update credential set expires_on = @day where kind = 'pt-licence'", new { day = new LocalDate(2026, 11, 22) }));
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, dark, language, await server.SignIn(clinic.Lead));

        foreach (var (path, name) in new[]
        {
            ("/clinic/settings", "settings"), ("/clinic/settings/clinic", "clinic"), ("/clinic/settings/rooms", "rooms"), ("/clinic/settings/visit-types", "visit-types"), ($"/clinic/settings/visit-type/{clinic.Treatment}", "visit-type"),
            ("/clinic/settings/staff", "staff"), ($"/clinic/settings/staff/{clinic.Okafor}", "practitioner"), ("/clinic/settings/roster", "roster"), ("/clinic/settings/audit", "audit"),
            ("/clinic/patients", "patients"), ("/clinic/patients/new", "new-patient"), ($"/clinic/patients/{patient}/contact", "contact"), ($"/clinic/appointments/{visit}", "visit"),
            ("/clinic/today?day=2026-11-22", "day-off"), ("/clinic/today?by=room", "day-rooms"),
        })
        {
            await page.GotoAsync(path);
            await Chromium.Picture(page, $"{name}-{width}-{(dark ? "dark" : "light")}-{language}");
            await Chromium.AssertAccessible(page);
        }
    }

    [Fact]
    public async Task Leave_is_entered_and_asked_about_by_keyboard()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Appointment(await clinic.Patient());
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 1280, signInToken: await server.SignIn(clinic.Lead));
        await page.GotoAsync("/clinic/settings/roster");

        await page.Locator("#exception-practitioner").SelectOptionAsync(clinic.Okafor.ToString());
        await page.Locator("#exception-first").FillAsync("2026-11-23");
        await page.Locator("#exception-first").PressAsync("Enter");
        await page.GetByText("1 booked visit would have nobody").WaitForAsync();
        await Chromium.Picture(page, "orphans");
        await Chromium.AssertAccessible(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save, I will call them" }).PressAsync("Enter");
        await page.GetByText("The days are saved.").WaitForAsync();
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from roster_exception where kind = 'leave'"));
    }

    [Fact]
    public async Task A_patient_is_found_from_the_keyboard()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient("José", "Núñez");
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 360, signInToken: await server.SignIn(clinic.FrontDesk));
        await page.GotoAsync("/clinic/patients");

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("nun");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Link, new() { Name = "José Núñez", Exact = true }).WaitForAsync();
        await Chromium.Picture(page, "found-360");
        await Chromium.AssertAccessible(page);
    }
}
