using Filiform.Journeys.Access;
using Filiform.Journeys.Shared.Mail;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Book;

public sealed class BookAppointmentTests
{
    [Fact]
    public async Task Makes_the_hold_an_appointment()
    {
        await using var desk = await BookingDesk.Open();
        var hold = (await desk.Hold("10:00")).Value.Token;

        var booked = (await desk.Book(hold)).Value;

        Assert.Equal(desk.Clinic.At("10:00"), booked.Start);
        Assert.Equal(desk.Clinic.At("10:30"), booked.End);
        Assert.Equal("booked", await desk.Clinic.Scalar<string>("select status from appointment where id = @Appointment", new { booked.Appointment }));
        Assert.Equal(12, await desk.Clinic.Scalar<long>("select count(*) from claim where appointment = @Appointment and held_until is null", new { booked.Appointment }));
        var link = await desk.Clinic.Do(work => PrivateLinks.Find(work, booked.Prepare));
        Assert.Equal(("prepare", desk.Clinic.At("10:30")), (link!.Purpose, link.ExpiresAt));
    }

    [Fact]
    public async Task Refuses_a_lapsed_hold_even_when_nobody_else_came()
    {
        await using var desk = await BookingDesk.Open();
        var hold = (await desk.Hold("10:00")).Value.Token;
        desk.Clinic.Clock.AdvanceMinutes(10);

        Assert.Equal(Refusal.HoldLapsed, (await desk.Book(hold)).Refusal);
        Assert.Equal(0, await desk.Count("patient"));
    }

    [Fact]
    public async Task Gives_a_repeat_the_first_answer()
    {
        await using var desk = await BookingDesk.Open();
        var hold = (await desk.Hold("10:00")).Value.Token;

        var first = await desk.Book(hold);
        desk.Clinic.Clock.AdvanceMinutes(30);
        var second = await desk.Book(hold, BookingDesk.Maribel("other@example.org"));

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, await desk.Count("appointment"));
    }

    [Fact]
    public async Task Refuses_a_token_that_is_nobodys()
    {
        await using var desk = await BookingDesk.Open();

        Assert.Equal(Refusal.NotFound, (await desk.Book(SignIns.NewToken())).Refusal);
    }

    [Fact]
    public async Task Knows_a_patient_who_comes_again()
    {
        await using var desk = await BookingDesk.Open();

        var first = await desk.Booked("10:00");
        var second = await desk.Booked("11:00", BookingDesk.Maribel("MARIBEL@example.org"));

        Assert.Equal(await desk.PatientOf(first.Appointment), await desk.PatientOf(second.Appointment));
        Assert.Equal(1, await desk.Count("patient"));
    }

    [Fact]
    public async Task Keeps_everything_as_it_was_when_a_detail_is_wrong()
    {
        await using var desk = await BookingDesk.Open();
        var hold = (await desk.Hold("10:00")).Value.Token;

        var refused = await desk.Book(hold, new("", "Ortega", "2", "30", "1980", "", "", "en"));

        Assert.Equal(["givenName", "birthDate", "email"], refused.Refusal!.Reasons.Select(reason => reason.Field));
        Assert.Null((await desk.Book(hold)).Refusal);
    }

    [Theory]
    [InlineData("en", "You have an appointment with Armory Park on Mon, Nov 23, 10:00 am.")]
    [InlineData("es", "Tiene una cita el lun 23 nov, 10:00 a. m. en Armory Park.")]
    public async Task Writes_to_the_patient_without_a_word_about_health(string language, string sentence)
    {
        await using var desk = await BookingDesk.Open();

        var booked = await desk.Booked("10:00", BookingDesk.Maribel(language: language));

        var id = await desk.Clinic.Scalar<Guid>("select id from mail");
        var letter = (await desk.Clinic.Do(work => LetterRow.Read(work, id)))!;
        Assert.Equal("maribel@example.org", letter.Recipient);
        Assert.StartsWith(sentence, letter.Body, StringComparison.Ordinal);
        Assert.Contains($"https://care.example.org/manage/{booked.Manage}", letter.Body, StringComparison.Ordinal);
        Assert.Contains($"https://care.example.org/prepare/{booked.Prepare}", letter.Body, StringComparison.Ordinal);
        foreach (var word in new[] { "needl", "Okafor", "Treatment", "Physical", "therap", "punción", "aguja", "terap", "health", "salud", "Maribel" })
            Assert.DoesNotContain(word, letter.Subject + letter.Body + letter.Calendar!.Replace("maribel@", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sends_a_calendar_entry_in_universal_time()
    {
        await using var desk = await BookingDesk.Open();

        var booked = await desk.Booked("10:00");

        var id = await desk.Clinic.Scalar<Guid>("select id from mail");
        var calendar = Ical.Net.Calendar.Load((await desk.Clinic.Do(work => LetterRow.Read(work, id)))!.Calendar!)!;
        var entry = Assert.Single(calendar.Events);
        Assert.Equal(("REQUEST", $"{booked.Appointment}@care.example.org", 0), (calendar.Method, entry.Uid, entry.Sequence));
        Assert.Equal(new DateTime(2026, 11, 23, 17, 0, 0, DateTimeKind.Utc), entry.Start!.AsUtc);
        Assert.Equal(new DateTime(2026, 11, 23, 17, 30, 0, DateTimeKind.Utc), entry.End!.AsUtc);
    }

    [Fact]
    public async Task Plans_a_reminder_a_day_before_and_none_when_it_is_nearer()
    {
        await using var desk = await BookingDesk.Open();
        await desk.Booked("10:00");
        var nextWeek = desk.At("10:00") with { Start = desk.Clinic.At("10:00") + Duration.FromDays(7) };
        var held = await desk.Clinic.Run(new Filiform.Journeys.Book.HoldSlot(desk.Diaries, desk.Installation), nextWeek);

        var booked = (await desk.Book(held.Value.Token)).Value;

        Assert.Equal(1, await desk.Clinic.Scalar<long>("select count(*) from outbox where kind = 'appointment-reminder'"));
        Assert.Equal(nextWeek.Start - Duration.FromHours(24),
            await desk.Clinic.Scalar<Instant>("select due_at from outbox where about = @Appointment", new { booked.Appointment }));
    }
}
