using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Day;
using Filiform.Journeys.Practice.Rostering;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Prepare;

namespace Filiform.Tests.Journeys.Practice;

public sealed class RosterTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Fact]
    public async Task Leave_shows_first_which_visits_it_would_orphan()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var visit = await clinic.Appointment(patient);

        var answer = await clinic.Run(new AddException(), Leave(clinic), clinic.Lead);

        Assert.False(answer.Value.Saved);
        Assert.Equal(visit, Assert.Single(answer.Value.Orphans).Id);
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from roster_exception"));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from audit where use_case = 'AddException' and patient = @patient", new { patient }));
    }

    [Fact]
    public async Task Leave_is_saved_once_its_orphans_are_accepted()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());

        var answer = await clinic.Run(new AddException(), Leave(clinic) with { Accepted = [visit], Reason = "Surgery" }, clinic.Lead);

        Assert.True(answer.Value.Saved);
        var roster = (await clinic.Run(new ShowRoster(), new(), clinic.FrontDesk)).Value;
        Assert.Equal("Surgery", Assert.Single(roster.Exceptions).Reason);
        Assert.NotEqual("Surgery", await clinic.Scalar<string>("select reason from roster_exception"));
        Assert.Empty((await clinic.Run(new ShowDay(Preparing.Content, new()), new(), clinic.FrontDesk)).Value.Working);
    }

    [Fact]
    public async Task A_visit_booked_after_the_question_is_asked_about_too()
    {
        await using var clinic = await TestClinic.New();
        var first = await clinic.Appointment(await clinic.Patient());
        var second = await clinic.Appointment(await clinic.Patient("Luis", "Vega", "1991-01-05", "luis@example.org"), "10:00");

        var answer = await clinic.Run(new AddException(), Leave(clinic) with { Accepted = [first] }, clinic.Lead);

        Assert.False(answer.Value.Saved);
        Assert.Equal([first, second], answer.Value.Orphans.Select(orphan => orphan.Id));
    }

    [Fact]
    public async Task Leave_beside_every_visit_is_saved_at_once()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Appointment(await clinic.Patient());

        var answer = await clinic.Run(new AddException(), Leave(clinic) with { StartsAt = new(13, 0), EndsAt = new(17, 0) }, clinic.Lead);

        Assert.True(answer.Value.Saved);
    }

    [Fact]
    public async Task A_second_click_adds_nothing()
    {
        await using var clinic = await TestClinic.New();
        var request = Leave(clinic) with { Last = Monday.PlusDays(2), RepeatKey = "k1" };

        await clinic.Run(new AddException(), request, clinic.Lead);
        await clinic.Run(new AddException(), request, clinic.Lead);

        Assert.Equal(3, await clinic.Scalar<int>("select count(*) from roster_exception"));
    }

    [Fact]
    public async Task A_closed_clinic_concerns_everybody()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());

        var answer = await clinic.Run(new AddException(), Leave(clinic) with { Kind = "closed", Practitioner = null }, clinic.Lead);

        Assert.Equal(visit, Assert.Single(answer.Value.Orphans).Id);
    }

    [Fact]
    public async Task Extra_hours_open_a_day_off_and_removing_them_orphans()
    {
        await using var clinic = await TestClinic.New();
        var saturday = Monday.PlusDays(5);
        await clinic.Run(new AddException(), new("extra", clinic.Okafor, clinic.RoomOne, saturday, null, new(9, 0), new(12, 0), null, [], null), clinic.Lead);
        var board = (await clinic.Run(new ShowDay(Preparing.Content, new()), new(saturday), clinic.FrontDesk)).Value;
        Assert.Equal("Room 1", Assert.Single(board.Working).RoomName);
        var visit = await clinic.Appointment(await clinic.Patient());
        await clinic.Do(work => work.Execute("update appointment set starts_at = @at, ends_at = @end where id = @visit and clinic = @clinic",
            new { visit, at = clinic.At("09:00") + Duration.FromDays(5), end = clinic.At("09:30") + Duration.FromDays(5) }));

        var id = await clinic.Scalar<Guid>("select id from roster_exception");
        var answer = await clinic.Run(new RemoveException(), new(id, []), clinic.Lead);

        Assert.Equal(visit, Assert.Single(answer.Value.Orphans).Id);
        Assert.True((await clinic.Run(new RemoveException(), new(id, [visit]), clinic.Lead)).Value.Saved);
        Assert.True((await clinic.Run(new RemoveException(), new(id, []), clinic.Lead)).Value.Saved);
    }

    [Fact]
    public async Task Ending_a_shift_keeps_what_was_and_shows_what_is_lost()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        var shift = await clinic.Scalar<Guid>("select id from shift where weekday = 1");

        var asked = await clinic.Run(new EndShift(), new(shift, null, Monday.PlusDays(-1), []), clinic.Lead);
        var ended = await clinic.Run(new EndShift(), new(shift, null, Monday.PlusDays(-1), [visit]), clinic.Lead);
        var again = await clinic.Run(new EndShift(), new(shift, null, Monday.PlusDays(-1), [visit]), clinic.Lead);
        var stale = await clinic.Run(new EndShift(), new(shift, null, Monday.PlusDays(30), []), clinic.Lead);

        Assert.Equal(visit, Assert.Single(asked.Value.Orphans).Id);
        Assert.True(ended.Value.Saved);
        Assert.True(again.Value.Saved);
        Assert.Equal(Refusal.Stale, stale.Refusal);
        Assert.Equal(Monday.PlusDays(-1), await clinic.Scalar<LocalDate>("select valid_until from shift where id = @shift", new { shift }));
    }

    [Fact]
    public async Task A_shift_that_never_began_goes_away()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Run(new AddShift(), Shift(clinic) with { From = Monday.PlusDays(30) }, clinic.Lead);
        var shift = await clinic.Scalar<Guid>("select id from shift where weekday = 6");

        await clinic.Run(new EndShift(), new(shift, null, Monday, []), clinic.Lead);

        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from shift where weekday = 6"));
    }

    [Fact]
    public async Task Hours_that_overlap_the_same_persons_are_refused()
    {
        await using var clinic = await TestClinic.New();

        var overlaps = await clinic.Run(new AddShift(), Shift(clinic) with { Weekdays = [1], StartsAt = new(16, 0), EndsAt = new(19, 0) }, clinic.Lead);
        var touches = await clinic.Run(new AddShift(), Shift(clinic) with { Weekdays = [1], StartsAt = new(17, 0), EndsAt = new(19, 0) }, clinic.Lead);

        Assert.Equal("shift-overlaps", Assert.Single(overlaps.Refusal!.Reasons).Code);
        Assert.Null(touches.Refusal);
    }

    [Fact]
    public async Task Wrong_input_names_each_field()
    {
        await using var clinic = await TestClinic.New();

        var shift = await clinic.Run(new AddShift(), new(null, null, [], null, new(8, 3), null, Monday, null), clinic.Lead);
        var days = await clinic.Run(new AddException(), new("extra", null, null, Monday, Monday.PlusDays(200), null, null, new string('x', 201), [], null), clinic.Lead);

        Assert.Equal(["shift-practitioner", "shift-room", "shift-weekday-1", "shift-from", "shift-first"], shift.Refusal!.Reasons.Select(reason => reason.Field));
        Assert.Equal(["exception-practitioner", "exception-room", "exception-last", "exception-from", "reason"], days.Refusal!.Reasons.Select(reason => reason.Field));
    }

    [Fact]
    public async Task Belongs_to_lead_and_desk()
    {
        await using var clinic = await TestClinic.New();

        Assert.Null((await clinic.Run(new ShowRoster(), new(), clinic.FrontDesk)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new ShowRoster(), new(), clinic.Therapist)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new AddException(), Leave(clinic), clinic.Admin)).Refusal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2", "'-2")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("plain", "plain")]
    public void A_cell_of_an_exported_list_is_never_a_formula(string value, string cell) => Assert.Equal($"h\r\n{cell}\r\n", Csv.Text(["h"], [[value]]));

    private static AddException.Request Leave(TestClinic clinic) => new("leave", clinic.Okafor, null, Monday, null, null, null, null, [], null);

    private static AddShift.Request Shift(TestClinic clinic) => new(clinic.Okafor, clinic.RoomOne, [6], new(9, 0), new(12, 0), Monday, null, null);
}
