using Filiform.Clinical.Rules;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Prepare;
using Filiform.Tests.Journeys.Treat;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser.Whole;

/// <summary>The whole journey in a real browser, from "what is dry needling?" to the first outcome curve, through nothing but pages.</summary>
[Trait("Category", "Browser"), Trait("Category", "Journey")]
public sealed class WholeJourneyTests
{
    private const string Patient = "Inés Álvarez";
    private const float Patience = 30_000;

    [Theory]
    [InlineData("en", false)]
    [InlineData("es", true)]
    public async Task From_the_first_question_to_the_first_curve(string language, bool dark)
    {
        await using var clinic = await TestClinic.New();
        await clinic.Demonstration();
        await TreatRoom.Licence(clinic);
        await using var server = await TestServer.Start(clinic, demonstration: true);
        var patient = await Walker.Start(server, language, isPhone: true, dark);
        var desk = await Walker.Start(server, language, isPhone: false, dark);
        var therapist = await Walker.Start(server, language, isPhone: false, dark);
        var lead = await Walker.Start(server, language, isPhone: false, dark);

        await Learn(patient);
        await Book(patient, "consultation", 1);
        await Prepare(patient, await patient.OpenLetter("prepare"));

        clinic.MoveTo(1, "08:56");
        await desk.SignInAs("front-desk", "/clinic/today");
        await Step(desk, "arrive");
        await therapist.SignInAs("therapist", "/clinic/today");
        await Assess(therapist);
        await Step(desk, "start");
        // Forty minutes without a touch end a sign-in.
        clinic.Clock.AdvanceMinutes(40);
        await desk.SignInAs("front-desk", "/clinic/today");
        await Step(desk, "finish");

        await Book(patient, "treatment", 2);
        clinic.MoveTo(2, "08:56");
        await desk.SignInAs("front-desk", "/clinic/today");
        await Step(desk, "arrive");
        await therapist.SignInAs("therapist", "/clinic/today");
        await Treat(therapist);

        clinic.Clock.Advance(Duration.FromHours(24) + Duration.FromMinutes(45));
        await CheckIn(patient, await patient.OpenLetter("checkin"));
        await lead.SignInAs("clinic-lead", "/clinic/today");
        await AnswerAlert(lead);
        await Progress(patient, therapist);
        await Lead(lead);

        Assert.Equal("signed", await clinic.Scalar<string>("select status from session where clinic = @clinic"));
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from alert where acknowledged_at is null"));
        Assert.True(patient.Seen.Count > 30, $"The patient saw {patient.Seen.Count} pages.");
    }

    private static async Task Learn(Walker patient)
    {
        foreach (var path in new[]
        {
            "/", "/learn", "/learn/what-it-is", "/learn/how-it-works", "/learn/acupuncture", "/learn/rehabilitation", "/learn/benefits", "/learn/safety", "/learn/your-visit",
            "/learn/knowledge", "/conditions", "/conditions/calf-strain", "/questions", "/questions/ask", "/articles", "/articles/risks-in-numbers",
        })
            await patient.Go(path);
        Assert.True(await patient.Page.Locator("a[href^='/find'], a[href^='/book']").CountAsync() > 0);
    }

    private static async Task Book(Walker patient, string visitType, int day)
    {
        await patient.Go("/find");
        await patient.Fill("#near", "85701");
        await patient.Press(".finder .btn", "near=85701");
        await patient.Go($"/book/armory-park?type={visitType}&day=2026-11-{23 + day}");
        await patient.Page.Locator("#at label").First.ClickAsync();
        await patient.Press(".dock button", "/book/details/");
        await patient.Fill("#givenName", "Inés");
        await patient.Fill("#familyName", "Álvarez");
        await patient.FillBirthDate();
        await patient.Fill("#email", "ines@example.org");
        await patient.Press(".dock button", "/book/done/");
    }

    private static async Task Prepare(Walker patient, string link)
    {
        await patient.Enter(link);
        await patient.Press("a.btn.big", "/health");
        await patient.Press("a.btn.big", "/health/q-");
        await Screen(patient);
        await patient.Check("#right");
        await patient.Press("button.btn.big");

        await patient.Go($"{link}/drawing");
        await patient.Check("input[name=pain][value='6']");
        await patient.Page.Locator("details.prep-area:has(input[value='calf-left']) > summary").ClickAsync();
        await patient.Check("input[name=region][value='calf-left']");
        await patient.Fill("#strength-calf-left", "7");
        await patient.Press("button.btn.big", "saved=1|/prepare/[^/]+$");

        await patient.Go($"{link}/function");
        await patient.Fill("#activity-1", "Bajar escaleras 🏃");
        await patient.Check("input[name=rating-1][value='3']");
        await patient.Press("button.btn.big", "saved=1|/prepare/[^/]+$");

        await patient.Go($"{link}/consent");
        await patient.Check("input[name=understood][value=yes]");
        await patient.Check("input[name=relation][value=self]");
        await patient.Fill("#name", Patient);
        await patient.Press("button.btn.big.block", "saved=1|/prepare/[^/]+$|done");
        await patient.Go($"{link}/next");
    }

    /// <summary>Answers as a healthy adult does, until the form has no more to ask. Each kind of question is looked at once.</summary>
    private static async Task Screen(Walker patient)
    {
        var kinds = new HashSet<(AnswerType, string?)>();
        var page = patient.Page;
        for (var asked = 0; asked < 80 && !page.Url.EndsWith("/health/check", StringComparison.Ordinal); asked++)
        {
            var question = Preparing.Content.Safety.Questions.Single(each => each.Id == page.Url.Split('/').Last());
            if (kinds.Add((question.Fact.Type, question.Unit))) await patient.Look();
            var answer = Preparing.Healthy(question);
            switch (question.Fact.Type)
            {
                case AnswerType.Number: await patient.Fill(question.Unit is "cm" or "kg" ? "#metric" : "#answer", answer); break;
                case AnswerType.Date or AnswerType.Text: await patient.Fill("#answer", answer); break;
                default: await patient.Check($"input[name=answer][value='{answer}']"); break;
            }

            await page.Locator("button.btn.big").ClickAsync();
        }

        Assert.EndsWith("/health/check", page.Url, StringComparison.Ordinal);
        await patient.Look();
    }

    private static Task Step(Walker desk, string step) => desk.Press($"button[name=act][value^='{step} ']");

    private static async Task Assess(Walker therapist)
    {
        await therapist.Press($"table.list a:has-text('{Patient}')", "/clinic/patients/");
        await therapist.Page.SelectOptionAsync("#condition", "calf-strain");
        await therapist.Fill("#text-findings", "Tender taut band in the medial calf; heel raise painful.");
        await therapist.Fill("#diagnosis", "Calf muscle pain.");
        await therapist.Press("#findings button.btn");
        await therapist.Check("#targets input[value='gastrocnemius-medial:left']");
        await therapist.Check("#techniques input[value='deep']");
        await therapist.Press("#plan form > button.btn");
        Assert.Equal(1, await therapist.Page.Locator("#plan .tag.accent").CountAsync());
    }

    private static async Task Treat(Walker therapist)
    {
        var page = therapist.Page;
        await therapist.Press($"table.list a:has-text('{Patient}')", "/clinic/patients/");
        await therapist.Press("form[action='/clinic/sessions/open'] button", "/clinic/sessions/");
        foreach (var (fact, value) in TreatRoom.WellToday.Concat(TreatRoom.Checked))
        {
            var field = value is Value.YesNo yes ? $"{fact}-{(yes.Yes ? "yes" : "no")}" : $"{fact}-prone";
            await page.Locator($"label:has(#{field})").ClickAsync();
            await Assertions.Expect(page.Locator($"#{field}")).ToBeCheckedAsync(new() { Timeout = Patience });
        }

        await Assertions.Expect(page.Locator("#new-row form")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await therapist.Look();
        await therapist.Fill("#pain-before", "6");
        await page.Keyboard.PressAsync("Tab");
        await therapist.Fill("#new-row [name=depth]", "20");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#rows form")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await therapist.Look();
        await page.Locator("#all-out button").ClickAsync();
        await Assertions.Expect(page.Locator("#n-left")).ToHaveTextAsync("0", new() { Timeout = Patience });
        foreach (var (fact, value) in TreatRoom.Finished)
        {
            if (value is not Value.YesNo yes) continue;
            await page.Locator($"label:has(#{fact}-{(yes.Yes ? "yes" : "no")})").ClickAsync();
            await Assertions.Expect(page.Locator($"#{fact}-{(yes.Yes ? "yes" : "no")}")).ToBeCheckedAsync(new() { Timeout = Patience });
        }

        await therapist.Fill("#s-observed-minutes", "10");
        await page.Keyboard.PressAsync("Tab");
        await therapist.Fill("#pain-after", "3");
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("summary#sign").ClickAsync(new() { Timeout = Patience });
        await therapist.Look();
        await page.Locator("#sign-now").ClickAsync();
        await page.Locator("article.signed").WaitForAsync(new() { Timeout = Patience });
        await therapist.Look();
        await page.Locator("article.signed details summary.btn").ClickAsync();
        await therapist.Fill("#addendum-reason", "Phone call");
        await therapist.Fill("#addendum-text", "The patient asked about running; answered.");
        await therapist.Press("article.signed details form .btn");
        Assert.Contains("Phone call", await page.InnerTextAsync("article.signed"), StringComparison.Ordinal);
    }

    private static async Task CheckIn(Walker patient, string link)
    {
        var page = patient.Page;
        await patient.Enter(link);
        await page.CheckAsync("input[name=fu-breathless][value=severe]");
        await page.WaitForSelectorAsync("[data-checkin-now] .banner.stop", new() { Timeout = Patience });
        await patient.Look();
        // What was kept is not asked again, nor shown to whoever only holds the link.
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator("[name=fu-breathless]").CountAsync());
        foreach (var (question, value) in TestCare.AllWell)
        {
            var field = page.Locator($"[name='{question}']");
            if (await field.CountAsync() == 0) continue;
            if (value is Value.Number number && await page.Locator($"[name='{question}'][type=radio]").CountAsync() == 0) { await field.First.FillAsync($"{number.Amount}"); continue; }
            var text = value switch { Value.YesNo yes => yes.Yes ? "true" : "false", Value.Option option => option.Id, Value.Options options => options.Ids[0], Value.Number of => $"{of.Amount}", _ => "" };
            await page.Locator($"[name='{question}'][value='{text}']").First.CheckAsync();
        }

        await patient.Press("main form button.btn");
        Assert.Equal(1, await page.Locator(".banner.stop").CountAsync());
    }

    private static async Task AnswerAlert(Walker lead)
    {
        await lead.Go("/clinic/alerts");
        Assert.Contains(Patient, await lead.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        while (await lead.Page.Locator("main form textarea").CountAsync() > 0)
        {
            await lead.Fill("main form textarea", "Called at once: sent to the emergency room, where the lungs were found to be well.");
            await lead.Press("main article form .btn");
        }
    }

    private static async Task Progress(Walker patient, Walker therapist)
    {
        await therapist.SignInAs("therapist", "/clinic/today");
        await therapist.Go("/clinic/patients");
        await therapist.Fill("input[type=search], #q", "Álvarez");
        await therapist.Press("main form .btn");
        await therapist.Press($"main a:has-text('{Patient}')", "/clinic/patients/");
        await therapist.Press("a[href$='/progress']", "/progress");
        Assert.True(await therapist.Page.Locator("main svg[role=img]").CountAsync() > 0);

        await patient.SignInAs("Armory Park Physical Therapy", "/me");
        await patient.Go("/me/progress");
        Assert.True(await patient.Page.Locator("main svg[role=img]").CountAsync() > 0);
    }

    private static async Task Lead(Walker lead)
    {
        foreach (var path in new[]
        {
            "/clinic/quality", "/clinic/questions", "/clinic/settings", "/clinic/settings/staff", "/clinic/settings/roster", "/clinic/settings/users", "/clinic/settings/audit",
            "/clinic/settings/clinic", "/clinic/settings/rooms", "/clinic/settings/visit-types", "/clinic/me",
        })
            await lead.Go(path);
    }
}
