using Filiform.Journeys.Practice.Day;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Prepare;

namespace Filiform.Tests.Journeys.Practice;

public sealed class DayTests
{
    [Fact]
    public async Task Shows_every_visit_of_the_day_and_audits_each_patient()
    {
        await using var clinic = await TestClinic.New();
        var maribel = await clinic.Patient();
        var luis = await clinic.Patient("Luis", "Vega", "1991-01-05", "luis@example.org");
        await clinic.Appointment(maribel);
        await clinic.Appointment(luis, "10:00");

        var board = await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk);

        Assert.Equal(["Maribel Ortega", "Luis Vega"], board.Value.Visits.Select(visit => visit.Name));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from audit where use_case = 'ShowDay' and patient = @luis", new { luis }));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from audit where use_case = 'ShowDay' and patient = @maribel", new { maribel }));
    }

    [Fact]
    public async Task Shows_one_practitioner_alone_when_asked()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Appointment(await clinic.Patient());

        var other = await clinic.Run(new ShowDay(Preparing.Content, new()), new(Practitioner: new(Guid.NewGuid())), clinic.FrontDesk);

        Assert.Empty(other.Value.Visits);
        Assert.Equal("Ada Okafor, PT, DPT", Assert.Single(other.Value.People).Name);
    }

    [Fact]
    public async Task Is_not_for_those_who_see_no_patients()
    {
        await using var clinic = await TestClinic.New();

        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.Admin)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.QualityLead)).Refusal);
    }

    [Theory]
    [InlineData("proceed", "proceed")]
    [InlineData("proceed-with-precautions", "precautions")]
    [InlineData("needs-clinician-review", "review")]
    [InlineData("defer", "stop")]
    [InlineData("do-not-needle", "stop")]
    public async Task Shows_what_the_desk_may_know_of_a_screening(string disposition, string flag)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        await clinic.Screening(patient, disposition, daysAgo: 1);

        var board = await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk);

        Assert.Equal(new Preparation("done", flag, "missing") { AsksOnDay = true }, Assert.Single(board.Value.Visits).Preparation);
    }

    [Fact]
    public async Task Says_ready_only_of_who_answered_about_the_day_on_the_day()
    {
        await using var clinic = await TestClinic.New();
        var (ahead, today) = (await clinic.Patient(), await clinic.Patient("Grace"));
        await clinic.Appointment(ahead);
        await clinic.Appointment(today, "10:00");
        await clinic.Screening(ahead, "proceed", daysAgo: 1);
        await clinic.Screening(today, "proceed", daysAgo: 0);

        var board = await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk);

        Assert.Equal([true, false], board.Value.Visits.OrderBy(visit => visit.StartsAt).Select(visit => visit.Preparation.AsksOnDay));
    }

    [Fact]
    public async Task A_screening_older_than_thirty_days_does_not_count()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        await clinic.Screening(patient, "proceed", daysAgo: 31);

        var board = await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk);

        Assert.Equal(Preparation.None, Assert.Single(board.Value.Visits).Preparation);
    }

    [Fact]
    public async Task A_consent_counts_until_it_is_withdrawn()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        await clinic.Screening(patient, "proceed", daysAgo: 1);
        var consent = await clinic.Consent(patient, "given");

        var before = await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk);
        await clinic.Do(work => work.Execute(
            "insert into consent_withdrawal (consent, clinic, patient, withdrawn_at) values (@consent, @clinic, @patient, @Now)", new { consent, patient, work.Now }));
        var after = await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk);

        Assert.Equal("given", before.Value.Visits[0].Preparation.Consent);
        Assert.Equal("withdrawn", after.Value.Visits[0].Preparation.Consent);
        Assert.NotEqual(before.Value.Stamp, after.Value.Stamp);
    }

    [Fact]
    public async Task The_stamp_changes_with_every_step_and_only_then()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());

        var before = (await clinic.Run(new CheckDay(), new(null), clinic.FrontDesk)).Value;
        Assert.Equal(before, (await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk)).Value.Stamp);
        await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk);

        Assert.NotEqual(before, (await clinic.Run(new CheckDay(), new(null), clinic.FrontDesk)).Value);
    }

    [Fact]
    public async Task Two_hundred_visits_cost_no_more_queries_and_little_time()
    {
        await using var clinic = await TestClinic.New();
        for (var at = 0; at < 40; at++)
        {
            var patient = await clinic.Patient($"Given{at}", $"Family{at}", "1980-04-02", $"p{at}@example.org");
            for (var hour = 8; hour < 13; hour++) await clinic.Appointment(patient, $"{hour:00}:00");
        }

        await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var board = await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk);

        Assert.Equal(200, board.Value.Visits.Length);
        Assert.True(watch.ElapsedMilliseconds < 1000, $"The board took {watch.ElapsedMilliseconds} ms.");
    }
}
