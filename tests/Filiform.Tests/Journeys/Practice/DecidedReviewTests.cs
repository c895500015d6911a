using Filiform.Clinical.Screening;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice.Day;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Prepare;

namespace Filiform.Tests.Journeys.Practice;

public sealed class DecidedReviewTests
{
    [Fact]
    public async Task A_review_is_decided_when_its_last_rule_is_and_not_before()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        var answers = TestCare.Healthy.RemoveRange(["q-height-cm", "q-weight-kg"]);
        var screening = await clinic.Screening(patient, answers);
        await clinic.Do(work => work.Execute("update screening set disposition = 'needs-clinician-review' where id = @screening and clinic = @clinic", new { screening }));
        var findings = Screen.Evaluate(Preparing.Content.Safety, new ScreenInput(new(2026, 11, 23), answers)).Findings;
        Assert.NotEmpty(findings);

        foreach (var finding in findings)
        {
            var stamp = (await clinic.Run(new CheckDay(), new(null), clinic.FrontDesk)).Value;
            Assert.Equal("review", await Flag(clinic));
            Assert.Null((await clinic.Run(new DecideRule(Preparing.Content, clinic.Database.Vault), new(patient, screening, finding.Rule.Id, "Looks well nourished; weighed next time."), clinic.Therapist)).Refusal);
            Assert.NotEqual(stamp, (await clinic.Run(new CheckDay(), new(null), clinic.FrontDesk)).Value);
        }

        Assert.Equal("decided", await Flag(clinic));
        await using var server = await TestServer.Start(clinic);
        var page = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/patients/{patient}");
        Assert.Contains("a clinician has decided every rule that asked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Needs clinician review", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Need.Of((await Board(clinic)), seesSessions: false), need => need.Kind == "review");
    }

    [Fact]
    public async Task What_is_measured_later_asks_for_another_decision()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        var answers = TestCare.Healthy.Remove("q-weight-kg");
        var screening = await clinic.Screening(patient, answers);
        await clinic.Do(work => work.Execute("update screening set disposition = 'needs-clinician-review' where id = @screening and clinic = @clinic", new { screening }));
        foreach (var finding in Screen.Evaluate(Preparing.Content.Safety, new ScreenInput(new(2026, 11, 23), answers)).Findings)
            await clinic.Run(new DecideRule(Preparing.Content, clinic.Database.Vault), new(patient, screening, finding.Rule.Id, "Looks well nourished; weighed next time."), clinic.Therapist);
        Assert.Equal("decided", await Flag(clinic));
        var stamp = (await clinic.Run(new CheckDay(), new(null), clinic.FrontDesk)).Value;
        clinic.Clock.Advance(Duration.FromMinutes(1));

        Assert.Null((await clinic.Run(new AnswerInPerson(Preparing.Content), new(patient, screening, "q-weight-kg", new(["35"])), clinic.Therapist)).Refusal);

        Assert.NotEqual("decided", await Flag(clinic));
        Assert.NotEqual(stamp, (await clinic.Run(new CheckDay(), new(null), clinic.FrontDesk)).Value);
    }

    private static async Task<string?> Flag(TestClinic clinic) => Assert.Single((await Board(clinic)).Visits).Preparation.Flag;

    private static async Task<DayBoard> Board(TestClinic clinic) => (await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk)).Value;
}
