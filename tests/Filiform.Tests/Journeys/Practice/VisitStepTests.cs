using Filiform.Journeys.Practice.Day;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Prepare;

namespace Filiform.Tests.Journeys.Practice;

public sealed class VisitStepTests
{
    [Fact]
    public async Task A_visit_arrives_starts_and_finishes()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());

        Assert.Null((await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk)).Refusal);
        Assert.Null((await clinic.Run(new StartAppointment(), new(visit, 2), clinic.Therapist)).Refusal);
        Assert.Null((await clinic.Run(new FinishAppointment(), new(visit, 3), clinic.Therapist)).Refusal);

        Assert.Equal("completed", await Status(clinic, visit));
        Assert.Equal(1, await clinic.Scalar<int>(
            "select count(*) from appointment where id = @visit and arrived_at is not null and started_at is not null and finished_at is not null and version = 4", new { visit }));
    }

    [Fact]
    public async Task Each_step_leaves_a_row_that_names_the_patient()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var visit = await clinic.Appointment(patient);

        await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk);

        Assert.Equal(1, await clinic.Scalar<int>(
            "select count(*) from audit where use_case = 'ArriveAppointment' and patient = @patient and outcome = 'done' and fields = 'status'", new { patient }));
    }

    [Fact]
    public async Task The_second_of_two_clicks_changes_nothing()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk);

        var second = await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.Lead);

        Assert.Null(second.Refusal);
        Assert.Equal(2, await clinic.Scalar<int>("select version from appointment where id = @visit", new { visit }));
    }

    [Fact]
    public async Task Tells_what_the_visit_is_now_when_somebody_was_faster()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        await clinic.Do(work => work.Execute("update appointment set status = 'cancelled', version = 2 where id = @visit and clinic = @clinic", new { visit }));

        var late = await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk);

        Assert.Equal("stale", late.Refusal?.Code);
        Assert.Equal("visit-is-cancelled", Assert.Single(late.Refusal!.Reasons).Code);
        Assert.Equal("cancelled", await Status(clinic, visit));
    }

    [Fact]
    public async Task Two_different_steps_at_once_end_in_one()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient(), "07:30");

        var both = await Task.WhenAll(
            clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk), clinic.Run(new MarkNoShow(), new(visit, 1), clinic.Lead));

        Assert.Single(both, result => result.Refusal is null);
        Assert.Single(both, result => result.Refusal?.Code == "stale");
        Assert.Equal(2, await clinic.Scalar<int>("select version from appointment where id = @visit", new { visit }));
    }

    [Fact]
    public async Task Nobody_arrives_on_another_day()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        clinic.Clock.AdvanceDays(-1);

        var refused = await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk);

        Assert.Equal("visit-not-today", Assert.Single(refused.Refusal!.Reasons).Code);
    }

    [Fact]
    public async Task Nobody_is_given_up_before_their_time()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());

        var early = await clinic.Run(new MarkNoShow(), new(visit, 1), clinic.FrontDesk);
        clinic.Clock.AdvanceMinutes(75);
        var due = await clinic.Run(new MarkNoShow(), new(visit, 1), clinic.FrontDesk);

        Assert.Equal("visit-not-due", Assert.Single(early.Refusal!.Reasons).Code);
        Assert.Null(due.Refusal);
        Assert.Equal("no-show", await Status(clinic, visit));
    }

    [Fact]
    public async Task Whoever_comes_late_after_all_is_here()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient(), "07:30", "no-show");

        await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk);

        Assert.Equal("arrived", await Status(clinic, visit));
    }

    [Fact]
    public async Task Steps_can_be_taken_back_until_a_session_stands_on_them()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var visit = await clinic.Appointment(patient, "07:30", "started");
        await clinic.Session(patient, visit, "signed");

        var start = await clinic.Run(new UndoStart(), new(visit, 1), clinic.FrontDesk);
        await clinic.Run(new FinishAppointment(), new(visit, 1), clinic.FrontDesk);
        var finish = await clinic.Run(new UndoFinish(), new(visit, 2), clinic.FrontDesk);

        Assert.Equal("visit-session-open", Assert.Single(start.Refusal!.Reasons).Code);
        Assert.Equal("visit-session-signed", Assert.Single(finish.Refusal!.Reasons).Code);
    }

    [Fact]
    public async Task Every_undo_leads_back_to_where_the_step_began()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient(), "07:30");

        await clinic.Run(new ArriveAppointment(), new(visit, 1), clinic.FrontDesk);
        await clinic.Run(new UndoArrival(), new(visit, 2), clinic.FrontDesk);
        Assert.Equal("booked", await Status(clinic, visit));
        await clinic.Run(new MarkNoShow(), new(visit, 3), clinic.FrontDesk);
        await clinic.Run(new UndoNoShow(), new(visit, 4), clinic.FrontDesk);
        Assert.Equal("booked", await Status(clinic, visit));
        await clinic.Run(new StartAppointment(), new(visit, 5), clinic.FrontDesk);
        await clinic.Run(new UndoStart(), new(visit, 6), clinic.FrontDesk);
        Assert.Equal("arrived", await Status(clinic, visit));
    }

    [Fact]
    public async Task An_unknown_visit_is_not_found()
    {
        await using var clinic = await TestClinic.New();

        Assert.Equal(Refusal.NotFound, (await clinic.Run(new ArriveAppointment(), new(new(Guid.NewGuid()), 1), clinic.FrontDesk)).Refusal);
    }

    [Fact]
    public async Task A_call_that_reached_the_patient_takes_them_off_the_list()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient(), "07:30", "no-show");

        await clinic.Run(new RecordCall(), new(visit, "no-answer", null), clinic.FrontDesk);
        Assert.Contains(Need.Of((await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk)).Value, false), need => need.Kind == "call");
        await clinic.Run(new RecordCall(), new(visit, "reached", null), clinic.FrontDesk);

        Assert.DoesNotContain(Need.Of((await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk)).Value, false), need => need.Kind == "call");
    }

    private static Task<string?> Status(TestClinic clinic, Id<Appointment> visit) => clinic.Scalar<string>("select status from appointment where id = @visit", new { visit });
}
