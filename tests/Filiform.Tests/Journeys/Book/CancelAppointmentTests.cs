using Filiform.Journeys.Book;
using Filiform.Journeys.Shared.Mail;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Book;

public sealed class CancelAppointmentTests
{
    [Fact]
    public async Task Gives_the_time_back_and_tells_the_calendar()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00");
        desk.Clinic.Clock.AdvanceMinutes(1);

        Assert.Null((await Cancel(desk, booked)).Refusal);

        Assert.Equal(0, await desk.Count("claim"));
        Assert.Equal("cancelled patient unwell", await desk.Clinic.Scalar<string>("select status || ' ' || cancelled_by || ' ' || cancel_reason from appointment"));
        var id = await desk.Clinic.Scalar<Guid>("select id from mail order by created_at desc limit 1");
        var calendar = Ical.Net.Calendar.Load((await desk.Clinic.Do(work => LetterRow.Read(work, id)))!.Calendar!)!;
        Assert.Equal(("CANCEL", 1, "CANCELLED"), (calendar.Method, calendar.Events.Single().Sequence, calendar.Events.Single().Status));
    }

    [Fact]
    public async Task Done_twice_is_done_once()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00");

        await Cancel(desk, booked);

        Assert.Null((await Cancel(desk, booked)).Refusal);
        Assert.Equal(2, await desk.Count("mail"));
    }

    [Fact]
    public async Task Needs_a_call_within_the_clinics_late_hours_but_not_for_the_desk()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Clinic.Do(work => work.Execute(
            "insert into setting (clinic, name, value, set_at) values (@clinic, 'late-change-hours', '24', @Now)", new { work.Now }));
        var booked = await desk.Booked("10:00");

        var late = await Cancel(desk, booked);
        var atTheDesk = await Cancel(desk, booked, desk.Clinic.FrontDesk);

        Assert.Equal("call-clinic", Assert.Single(late.Refusal!.Reasons).Code);
        Assert.Null(atTheDesk.Refusal);
    }

    [Fact]
    public async Task Is_refused_when_the_visit_has_begun()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00");
        desk.Clinic.Clock.AdvanceHours(2);

        Assert.Equal("call-clinic", Assert.Single((await Cancel(desk, booked)).Refusal!.Reasons).Code);
    }

    private static async Task<Result<Done>> Cancel(BookingDesk desk, BookAppointment.Booked booked, Actor? actor = null) =>
        await desk.Clinic.Run(
            new CancelAppointment(desk.Mail), new(await desk.PatientOf(booked.Appointment), booked.Appointment, "unwell"),
            actor ?? await desk.Link(booked.Appointment));
}
