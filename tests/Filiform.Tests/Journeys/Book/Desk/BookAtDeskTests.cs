using Filiform.Journeys.Book;
using Filiform.Journeys.Book.Desk;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Book.Desk;

public sealed class BookAtDeskTests
{
    [Fact]
    public async Task Books_with_claims_links_and_mail_in_one_act()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();

        var booked = await Book(desk, patient, "10:00");

        Assert.Null(booked.Refusal);
        Assert.Equal(12, await desk.Clinic.Scalar<long>("select count(*) from claim where appointment = @id and held_until is null", new { id = booked.Value.Appointment }));
        Assert.Equal("booked", await desk.Clinic.Scalar<string>("select status from appointment where id = @id", new { id = booked.Value.Appointment }));
        Assert.Equal(2, await desk.Count("private_link"));
        Assert.Equal(1, await desk.Count("mail"));
        Assert.Equal(1, await desk.Clinic.Scalar<long>("select count(*) from audit where use_case = 'BookAtDesk' and patient = @patient and actor = @by", new { patient, by = desk.Clinic.FrontDesk.Id }));
    }

    [Fact]
    public async Task Needs_no_notice_where_a_visitor_does()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();

        Assert.Equal(Refusal.NotOffered, (await desk.Hold("08:30")).Refusal);
        Assert.Null((await Book(desk, patient, "08:30")).Refusal);
    }

    [Theory]
    [InlineData("07:00")]
    [InlineData("10:02")]
    [InlineData("16:45")]
    public async Task Keeps_to_the_roster(string time)
    {
        await using var desk = await BookingDesk.Open();
        if (time == "07:00") desk.Clinic.MoveTo(-1, "12:00");

        Assert.Equal(Refusal.NotOffered, (await Book(desk, await desk.Clinic.Patient(), time)).Refusal);
        Assert.Equal(0, await desk.Count("claim"));
    }

    [Fact]
    public async Task Never_books_needling_with_somebody_whose_credential_ran_out()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Clinic.Do(work => work.Execute("update credential set expires_on = @day where kind = 'liability'", new { day = new LocalDate(2026, 11, 1) }));

        Assert.Equal(Refusal.NotOffered, (await Book(desk, await desk.Clinic.Patient(), "10:00")).Refusal);
        Assert.Null((await Book(desk, await desk.Clinic.Patient("Luis", "Vega"), "10:00", desk.Clinic.Consultation)).Refusal);
    }

    [Fact]
    public async Task Of_two_at_once_one_gets_it()
    {
        await using var desk = await BookingDesk.Open();
        var patients = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => desk.Clinic.Patient($"Given{at}", "Ortega", email: $"p{at}@example.org")));

        var answers = await Task.WhenAll(patients.Select(patient => Task.Run(() => Book(desk, patient, "10:00"))));

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.All(answers.Where(answer => answer.Refusal is not null), answer => Assert.Equal(Refusal.SlotTaken, answer.Refusal));
        Assert.Equal(1, await desk.Count("appointment"));
        Assert.Equal(12, await desk.Count("claim"));
    }

    [Fact]
    public async Task A_second_click_is_the_first_one_again()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();

        var first = await Book(desk, patient, "10:00", key: "once");
        var second = await Book(desk, patient, "10:00", key: "once");

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, await desk.Count("appointment"));
    }

    [Fact]
    public async Task Nobody_is_in_two_rooms_at_once()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        await desk.Clinic.Appointment(patient, "10:15");

        var answer = await Book(desk, patient, "10:00");

        Assert.Equal("patient-elsewhere", Assert.Single(answer.Refusal!.Reasons).Code);
        Assert.Equal(0, await desk.Count("claim"));
    }

    [Fact]
    public async Task A_patients_own_link_books_nothing()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        var request = new BookAtDesk.Request(patient, desk.Clinic.Treatment, desk.Clinic.Okafor, desk.Clinic.RoomOne, desk.Clinic.At("10:00"), null);

        Assert.Equal(Refusal.NotAllowed, (await desk.Clinic.Run(new BookAtDesk(desk.Diaries, desk.Mail), request, desk.Clinic.Link(patient))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await desk.Clinic.Run(new BookAtDesk(desk.Diaries, desk.Mail), request, desk.Clinic.Admin)).Refusal);
    }

    [Fact]
    public async Task Cancelling_says_why_and_can_be_taken_back_while_the_time_is_free()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        var visit = (await Book(desk, patient, "10:00")).Value.Appointment;

        Assert.Equal("invalid", (await Cancel(desk, patient, visit, "weather")).Refusal?.Code);
        Assert.Null((await Cancel(desk, patient, visit, "clinic")).Refusal);
        Assert.Equal(0, await desk.Count("claim"));
        Assert.Null((await Restore(desk, patient, visit)).Refusal);
        Assert.Null((await Restore(desk, patient, visit)).Refusal);

        Assert.Equal("booked", await desk.Clinic.Scalar<string>("select status from appointment where id = @visit", new { visit }));
        Assert.Equal(12, await desk.Count("claim"));
        // Booked, canceled, booked again: three letters, and a second click sends no fourth.
        Assert.Equal(3, await desk.Count("mail"));
    }

    [Fact]
    public async Task What_somebody_took_meanwhile_is_not_taken_back()
    {
        await using var desk = await BookingDesk.Open();
        var (patient, other) = (await desk.Clinic.Patient(), await desk.Clinic.Patient("Luis", "Vega", email: "luis@example.org"));
        var visit = (await Book(desk, patient, "10:00")).Value.Appointment;
        await Cancel(desk, patient, visit, "mistake");
        var theirs = (await Book(desk, other, "10:00")).Value.Appointment;

        Assert.Equal(Refusal.SlotTaken, (await Restore(desk, patient, visit)).Refusal);
        Assert.Equal("cancelled", await desk.Clinic.Scalar<string>("select status from appointment where id = @visit", new { visit }));
        Assert.Equal(12, await desk.Clinic.Scalar<long>("select count(*) from claim where appointment = @theirs", new { theirs }));
    }

    [Fact]
    public async Task Staff_may_move_within_the_notice_and_a_patient_may_not_give_the_clinics_reason()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        var visit = (await Book(desk, patient, "10:00")).Value.Appointment;

        var moved = await desk.Clinic.Run(new MoveAppointment(desk.Diaries, desk.Mail), new(patient, visit, desk.Clinic.Okafor, desk.Clinic.RoomOne, desk.Clinic.At("08:30")), desk.Clinic.FrontDesk);
        var own = await desk.Clinic.Run(new CancelAppointment(desk.Mail), new(patient, visit, "mistake"), await desk.Link(visit));

        Assert.Null(moved.Refusal);
        Assert.Equal("invalid", own.Refusal?.Code);
    }

    [Fact]
    public async Task New_links_go_to_the_address_on_file_and_end_the_old_ones()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        var visit = (await Book(desk, patient, "10:00")).Value.Appointment;

        Assert.Null((await Links(desk, patient, visit, "once")).Refusal);
        Assert.Null((await Links(desk, patient, visit, "once")).Refusal);

        Assert.Equal(2, await desk.Clinic.Scalar<long>("select count(*) from private_link where closed_at is null"));
        Assert.Equal(2, await desk.Clinic.Scalar<long>("select count(*) from private_link where closed_at is not null"));
        Assert.Equal(2, await desk.Count("mail"));
    }

    [Fact]
    public async Task Without_an_address_no_link_is_made()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient(email: null);
        var visit = (await Book(desk, patient, "10:00")).Value.Appointment;

        Assert.Equal("no-address-on-file", Assert.Single((await Links(desk, patient, visit, null)).Refusal!.Reasons).Code);
    }

    internal static Task<Result<BookAtDesk.Booked>> Book(BookingDesk desk, Id<Patient> patient, string time, Id<VisitType>? visit = null, string? key = null) =>
        desk.Clinic.Run(new BookAtDesk(desk.Diaries, desk.Mail), new(patient, visit ?? desk.Clinic.Treatment, desk.Clinic.Okafor, desk.Clinic.RoomOne, desk.Clinic.At(time), key), desk.Clinic.FrontDesk);

    private static Task<Result<Done>> Cancel(BookingDesk desk, Id<Patient> patient, Id<Appointment> visit, string reason) =>
        desk.Clinic.Run(new CancelAppointment(desk.Mail), new(patient, visit, reason), desk.Clinic.FrontDesk);

    private static Task<Result<Done>> Restore(BookingDesk desk, Id<Patient> patient, Id<Appointment> visit) =>
        desk.Clinic.Run(new RestoreAppointment(desk.Diaries, desk.Mail), new(patient, visit), desk.Clinic.FrontDesk);

    private static Task<Result<Done>> Links(BookingDesk desk, Id<Patient> patient, Id<Appointment> visit, string? key) =>
        desk.Clinic.Run(new SendLinksAgain(desk.Mail), new(patient, visit, key), desk.Clinic.FrontDesk);
}
