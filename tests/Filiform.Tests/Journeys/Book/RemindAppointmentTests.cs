using Filiform.Journeys.Book;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Book;

public sealed class RemindAppointmentTests
{
    [Theory]
    [InlineData(20, 1)]
    [InlineData(30, 0)]
    public async Task Writes_only_when_the_visit_is_within_a_day(int hoursAhead, int letters)
    {
        await using var desk = await BookingDesk.Open();
        var appointment = await Visit(desk, hoursAhead);

        await Remind(desk, appointment);
        await Remind(desk, appointment);

        Assert.Equal(letters, await desk.Count("mail"));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("arrived")]
    public async Task Passes_over_a_visit_that_is_not_to_come(string status)
    {
        await using var desk = await BookingDesk.Open();
        var appointment = await Visit(desk, hoursAhead: 20, status);

        await Remind(desk, appointment);

        Assert.Equal(0, await desk.Count("mail"));
    }

    private static async Task<Id<Appointment>> Visit(BookingDesk desk, int hoursAhead, string status = "booked")
    {
        var appointment = await desk.Clinic.Appointment(await desk.Clinic.Patient(), "10:00", status);
        var start = desk.Clinic.Clock.GetCurrentInstant() + Duration.FromHours(hoursAhead);
        await desk.Clinic.Do(work => work.Execute("update appointment set starts_at = @start, ends_at = @start where id = @appointment", new { start, appointment }));
        return appointment;
    }

    private static Task<Result<Done>> Remind(BookingDesk desk, Id<Appointment> appointment) => desk.Clinic.Do(work =>
        new RemindAppointment(desk.Mail).Handle(new(work.NewId<Message>(), desk.Clinic.Here, "appointment-reminder", appointment.Value, work.Now, 1), work));
}
