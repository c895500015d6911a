using Filiform.Journeys.Access;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;

namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class CarePageTests
{
    public static readonly TheoryData<int, bool, string> Screens = new() { { 360, false, "en" }, { 360, true, "es" }, { 1280, true, "en" }, { 1280, false, "es" } };

    [Theory, MemberData(nameof(Screens))]
    public async Task Clinicians_pages_are_accessible_and_fit(int width, bool dark, string language)
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Cared(clinic);
        await clinic.Run(new AnswerCheckIn(ClinicalContent.Load()), new(patient, checkIn, TestCare.AllWell
            .SetItem("fu-bruise", new Filiform.Clinical.Rules.Value.Option("growing")), true), clinic.Link(patient, 0) with { CheckIn = checkIn, Purpose = "check-in" });
        await using var server = await TestServer.Start(clinic);
        var therapist = await Chromium.Open(server, width, dark, language, await server.SignIn(clinic.Therapist));
        foreach (var (path, name) in new[] { ($"/clinic/patients/{patient}", "patient"), ($"/clinic/patients/{patient}/progress", "progress"), ("/clinic/alerts", "alerts") })
        {
            var answer = await therapist.GotoAsync(path);
            Assert.Equal(200, answer!.Status);
            await Chromium.Picture(therapist, $"{name}-{width}-{language}{(dark ? "-dark" : "")}");
            await Chromium.AssertAccessible(therapist);
        }

        var lead = await Chromium.Open(server, width, dark, language, await server.SignIn(clinic.Lead));
        Assert.Equal(200, (await lead.GotoAsync("/clinic/quality"))!.Status);
        await Chromium.Picture(lead, $"quality-{width}-{language}{(dark ? "-dark" : "")}");
        await Chromium.AssertAccessible(lead);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task A_check_in_says_the_emergency_at_once(int width, bool dark, string language)
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Cared(clinic);
        var token = await clinic.Do(work => PrivateLinks.Issue(work, "check-in", patient, work.Now + Duration.FromDays(7), checkIn: checkIn));
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, dark, language);
        await page.GotoAsync($"/checkin/{token}");
        await Chromium.Picture(page, $"checkin-{width}-{language}{(dark ? "-dark" : "")}");
        await Chromium.AssertAccessible(page);

        await page.CheckAsync("input[name=fu-breathless][value=severe]");

        await page.WaitForSelectorAsync("[data-checkin-now] .banner.stop");
        await page.WaitForSelectorAsync("[data-checkin-now] a[href='tel:911']");
        await page.CheckAsync("input[name=fu-tight-limb][value=true]");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-checkin-now] .banner.stop').length > 1");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('[data-checkin-now]').getBoundingClientRect().bottom < 0"), "The page was thrown back to the top.");
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert where level = 'emergency'"));
        await page.ClickAsync("main form button.btn");
        await page.WaitForSelectorAsync("main .banner[role=status]");
        await page.WaitForSelectorAsync("[data-checkin-now] a[href='tel:911']");
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert"));
        Assert.True(await page.IsCheckedAsync("input[name=fu-breathless][value=severe]"));
        await Chromium.AssertAccessible(page);
    }

    private static async Task<(Id<Patient>, Id<CheckIn>)> Cared(TestClinic clinic)
    {
        var patient = await clinic.Patient();
        var screening = await clinic.Screening(patient, TestCare.Healthy.SetItem("q-needle-fear", new Filiform.Clinical.Rules.Value.Number(6)).Remove("q-gate-lungs"));
        await clinic.Drawing(patient);
        foreach (var (time, before) in new[] { ("09:00", 7), ("10:00", 6), ("11:00", 5) })
        {
            await clinic.SignedSession(patient, await clinic.Appointment(patient, time, "completed"), screening, before, before - 1);
            clinic.Clock.Advance(Duration.FromDays(7));
        }

        await clinic.DoDue(new PlanCheckIns(), new SendCheckIn(new("http://localhost", false, null), new Words()));
        return (patient, (await clinic.Scalar<Id<CheckIn>>("select id from check_in where status = 'sent' order by due_at limit 1")));
    }
}
