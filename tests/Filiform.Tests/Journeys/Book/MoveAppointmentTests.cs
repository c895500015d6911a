using Filiform.Journeys.Book;
using Filiform.Journeys.Shared.Mail;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Book;

public sealed class MoveAppointmentTests
{
    [Fact]
    public async Task Takes_the_new_time_and_gives_back_the_old_one()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00");

        var moved = await Move(desk, booked, "14:00");

        Assert.NotNull(moved.Value.Manage);
        Assert.Equal(desk.Clinic.At("14:00"), await desk.Clinic.Scalar<Instant>("select starts_at from appointment"));
        Assert.Equal(12, await desk.Count("claim"));
        Assert.Null((await desk.Hold("10:00")).Refusal);
    }

    [Fact]
    public async Task May_overlap_its_own_old_time()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00");

        Assert.Null((await Move(desk, booked, "10:15")).Refusal);
        Assert.Equal(12, await desk.Count("claim"));
    }

    [Fact]
    public async Task Keeps_the_old_time_when_the_new_one_is_taken()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00");
        await desk.Hold("14:00");

        Assert.Equal(Refusal.SlotTaken, (await Move(desk, booked, "14:15")).Refusal);
        Assert.Equal(Refusal.SlotTaken, (await desk.Hold("10:00")).Refusal);
    }

    [Fact]
    public async Task Replaces_the_calendar_entry()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00");
        desk.Clinic.Clock.AdvanceMinutes(1);

        await Move(desk, booked, "14:00");

        var id = await desk.Clinic.Scalar<Guid>("select id from mail order by created_at desc limit 1");
        var letter = (await desk.Clinic.Do(work => LetterRow.Read(work, id)))!;
        var calendar = Ical.Net.Calendar.Load(letter.Calendar!)!;
        var entry = Assert.Single(calendar.Events);
        Assert.Equal(("REQUEST", $"{booked.Appointment}@care.example.org", 1), (calendar.Method, entry.Uid, entry.Sequence));
        Assert.StartsWith("Your appointment with Armory Park is now on Mon, Nov 23, 2:00 pm.", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_twice_changes_nothing_more()
    {
        await using var desk = await BookingDesk.Open();
        var booked = await desk.Booked("10:00");
        await Move(desk, booked, "14:00");

        var again = await Move(desk, booked, "14:00");

        Assert.Null(again.Value.Manage);
        Assert.Equal(2, await desk.Count("mail"));
    }

    [Fact]
    public async Task Is_refused_to_a_link_for_another_visit_or_purpose()
    {
        await using var desk = await BookingDesk.Open();
        var (first, second) = (await desk.Booked("10:00"), await desk.Booked("11:00"));
        var patient = await desk.PatientOf(first.Appointment);
        var request = new MoveAppointment.Request(patient, first.Appointment, desk.Clinic.Okafor, desk.Clinic.RoomOne, desk.Clinic.At("14:00"));
        var move = new MoveAppointment(desk.Diaries, desk.Mail);

        Assert.Equal(Refusal.NotFound, (await desk.Clinic.Run(move, request, await desk.Link(second.Appointment))).Refusal);
        Assert.Equal(Refusal.NotFound, (await desk.Clinic.Run(move, request, await desk.Link(first.Appointment, "prepare"))).Refusal);
        Assert.Equal(Refusal.SignInFirst, (await desk.Clinic.Run(move, request, Actor.Visitor.In(desk.Clinic.Here))).Refusal);
    }

    [Fact]
    public async Task Of_two_people_one_gets_the_time()
    {
        await using var desk = await BookingDesk.Open();
        var (first, second) = (await desk.Booked("10:00"), await desk.Booked("11:00"));

        var answers = await Task.WhenAll(Move(desk, first, "14:00"), Move(desk, second, "14:15"));

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.Equal(24, await desk.Count("claim"));
    }

    private static async Task<Result<MoveAppointment.Moved>> Move(BookingDesk desk, BookAppointment.Booked booked, string time) =>
        await desk.Clinic.Run(
            new MoveAppointment(desk.Diaries, desk.Mail),
            new(await desk.PatientOf(booked.Appointment), booked.Appointment, desk.Clinic.Okafor, desk.Clinic.RoomOne, desk.Clinic.At(time)),
            await desk.Link(booked.Appointment));
}
