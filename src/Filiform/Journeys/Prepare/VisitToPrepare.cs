using Filiform.Journeys.Book;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Prepare;

/// <summary>The visit that somebody prepares for, with whom and where.</summary>
public sealed record VisitToPrepare(AppointmentRow Appointment, ClinicRow Clinic, PatientRow Patient)
{
    /// <summary>The day of the visit on the clinic's clock.</summary>
    public LocalDate Day => DayOf(Appointment.StartsAt);

    /// <summary>Whether there is still something to prepare; a visit that was cancelled, missed or finished has nothing.</summary>
    public bool IsAhead => Appointment.IsOpen;

    /// <returns>The visit; null when it is not this patient's, or a private link asks for another visit than its own.</returns>
    public static async Task<VisitToPrepare?> Find(Work work, Id<Patient> patient, Id<Appointment> appointment)
    {
        if (work.Actor is { Kind: "link" } link && link.Appointment != appointment) return null;
        if (await Appointments.Read(work, patient, appointment) is not { } visit) return null;
        return await Patients.Read(work, patient) is { } person ? new(visit, await Clinics.Here(work), person) : null;
    }

    public LocalDate DayOf(Instant at) => at.InZone(Clinic.TimeZone).Date;
}
