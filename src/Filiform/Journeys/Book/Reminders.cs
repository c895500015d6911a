using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>A message to ourselves, due a day before a visit.</summary>
internal static class Reminders
{
    public const string Kind = "appointment-reminder";

    public static readonly Duration Before = Duration.FromHours(24);

    /// <summary>Nothing when the visit is nearer than that: the confirmation has only just come.</summary>
    public static async Task Plan(Work work, Id<Appointment> appointment, Instant startsAt)
    {
        if (startsAt - Before > work.Now) await work.Enqueue(Kind, appointment.Value, startsAt - Before);
    }
}
