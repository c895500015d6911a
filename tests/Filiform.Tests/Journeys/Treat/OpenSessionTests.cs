using Filiform.Clinical.Rules;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Treat;

public sealed class OpenSessionTests
{
    /// <summary>Opened ahead, the visit of another day stood in the room on that day's board.</summary>
    [Fact]
    public async Task A_visit_of_a_later_day_is_not_opened_today()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Prepared(clinic);
        await clinic.Do(work => work.Execute("update appointment set starts_at = @later, ends_at = @end where id = @Visit", new { later = clinic.At("09:00") + Duration.FromDays(2), end = clinic.At("10:00") + Duration.FromDays(2), room.Visit }));
        await using var server = await TestServer.Start(clinic);

        Assert.Equal(OpenSession.VisitAhead, (await clinic.Run(new OpenSession(TreatRoom.Content), new(room.Patient, room.Visit), clinic.Therapist)).Refusal);
        Assert.DoesNotContain("/clinic/sessions/open", await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/patients/{room.Patient}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_one_session_for_a_visit_and_comes_back_to_it()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Prepared(clinic);

        var first = await clinic.Run(new OpenSession(TreatRoom.Content), new(room.Patient, room.Visit), clinic.Therapist);
        var second = await clinic.Run(new OpenSession(TreatRoom.Content), new(room.Patient, room.Visit), clinic.Therapist);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from session where clinic = @clinic"));
        Assert.Equal("started", await clinic.Scalar<string>("select status from appointment where clinic = @clinic"));
    }

    [Fact]
    public async Task Opens_once_when_two_click_at_the_same_time()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Prepared(clinic);

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clinic.Run(new OpenSession(TreatRoom.Content), new(room.Patient, room.Visit), clinic.Therapist)));

        Assert.Single(both.Select(each => each.Value).Distinct());
    }

    [Fact]
    public async Task Needs_a_health_form_that_was_sent()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var visit = await clinic.Appointment(patient);

        var opened = await clinic.Run(new OpenSession(TreatRoom.Content), new(patient, visit), clinic.Therapist);

        Assert.Equal(OpenSession.NoScreening, opened.Refusal);
    }

    [Fact]
    public async Task Opens_without_consent_and_keeps_the_needles_out()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Withdraw();

        var needled = await room.Needle();

        Assert.Equal("blocked", needled.Refusal!.Code);
        Assert.Equal("sr-consent-not-today", Assert.Single((await room.Look()).ToStart).Rule.Id);
    }

    [Fact]
    public async Task Is_closed_for_the_front_desk_and_for_a_patient_of_somebody_else()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic);
        var other = clinic.Therapist with { Practitioner = new Id<Practitioner>(Guid.NewGuid()) };

        Assert.Equal(404, (await clinic.Run(new OpenSession(TreatRoom.Content), new(room.Patient, room.Visit), clinic.FrontDesk)).Refusal!.Status);
        Assert.Equal(404, (await clinic.Run(new OpenSession(TreatRoom.Content), new(room.Patient, room.Visit), other)).Refusal!.Status);
        Assert.Equal(404, (await clinic.Run(new RecordInsertion(TreatRoom.Content), new(room.Patient, room.Session, TreatRoom.Calf), clinic.Lead)).Refusal!.Status);
    }

    [Fact]
    public async Task Fills_in_what_the_record_knows()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic);

        var (facts, record) = ((await room.Look()).Now.Facts, (await room.Look()).Now.FromRecord);

        Assert.Equal(new Value.YesNo(true), facts["s-first-session"]);
        Assert.Equal(new Value.YesNo(true), facts["s-clinician-authorised"]);
        Assert.Equal(new Value.Day(new(2026, 11, 23)), facts["s-screening-completed-on"]);
        Assert.Equal(new Value.Number(5), facts["s-needle-count-planned"]);
        Assert.Equal(new Value.Number(999), facts["s-days-since-last-session-same-site"]);
        Assert.Equal(["lower-leg"], ((Value.Options)facts["s-regions"]).Ids);
        Assert.Equal(["deep"], ((Value.Options)facts["s-techniques"]).Ids);
        Assert.Equal(new Value.YesNo(false), facts["s-bilateral-lung-field"]);
        Assert.Contains("s-upper-trap-pincer", record);
        Assert.DoesNotContain("s-consent-today", record);
    }

    [Fact]
    public async Task Asks_for_consent_in_the_room_also_when_it_was_signed_at_home_today()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic);
        await room.Agree(clinic.Clock.GetCurrentInstant());

        Assert.DoesNotContain("s-consent-today", (await room.Look()).Now.FromRecord);
        await room.Withdraw();
        Assert.Equal(new Value.YesNo(false), (await room.Look()).Now.Facts["s-consent-today"]);
    }

    [Fact]
    public async Task Lets_nobody_needle_whose_licence_has_lapsed()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await clinic.Do(work => work.Execute("update credential set expires_on = @day where kind = 'pt-licence'", new { day = new LocalDate(2026, 11, 22) }));

        var needled = await room.Needle();

        Assert.Contains(needled.Refusal!.Reasons, reason => (string)reason.Facts[0] == "Clinician not authorized for dry needling");
    }
}
