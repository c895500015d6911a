using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Which visits somebody may move or cancel, and until when.</summary>
internal static class OwnVisit
{
    /// <summary>Name of the clinic's setting: hours before the start from which a change needs a call. None: up to the start.</summary>
    private const string Setting = "late-change-hours";

    /// <returns>Null when there is none, or the link at hand is for another visit or purpose (security.md §2, level 0).</returns>
    public static async Task<AppointmentRow?> Read(Work work, Id<Patient> patient, Id<Appointment> appointment) =>
        work.Actor.Kind == "link" && (work.Actor.Appointment != appointment || work.Actor.Purpose != "manage")
            ? null
            : await Appointments.Read(work, patient, appointment);

    /// <summary>When it begins to be too late for a patient to change a visit by themselves.</summary>
    public static async Task<Instant> LateFrom(Work work, AppointmentRow visit)
    {
        var hours = await work.QueryOne<string>("select value from setting where clinic = @clinic and name = @Setting", new { Setting });
        return visit.StartsAt - Duration.FromHours(int.TryParse(hours, out var set) ? Math.Clamp(set, 0, 240) : 0);
    }

    /// <returns>Why the visit cannot be changed; null when it can. The desk may change it until it begins to be kept.</returns>
    public static async Task<Refusal?> Refuses(Work work, AppointmentRow visit)
    {
        if (visit.Status != "booked") return Refusal.Blocked(new Reason("visit-not-open"));
        if (work.Actor.IsStaff || work.Actor.Kind == "system") return null;
        return work.Now >= await LateFrom(work, visit) ? Refusal.Blocked(new Reason("call-clinic")) : null;
    }
}
