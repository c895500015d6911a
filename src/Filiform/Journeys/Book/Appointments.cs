using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>A visit that was booked, with the words a page needs beside it.</summary>
/// <param name="Status"><c>booked</c>, <c>arrived</c>, <c>started</c>, <c>completed</c>, <c>cancelled</c> or <c>no-show</c>.</param>
/// <param name="Sequence">Rises with every change, as calendar programs expect.</param>
public sealed record AppointmentRow(
    Id<Appointment> Id, Id<Clinic> Clinic, Id<Patient> Patient, Id<Practitioner> Practitioner, Id<Room> Room, Id<VisitType> VisitType,
    Instant StartsAt, Instant EndsAt, string Status, string? Condition, int Sequence, int Version,
    string PractitionerName, string RoomName, string VisitTypeSlug, string VisitTypeEn, string VisitTypeEs, bool Needling)
{
    /// <summary>Neither over nor called off.</summary>
    public bool IsOpen => Status is "booked" or "arrived" or "started";

    public string VisitTypeName => Words.Language == "es" ? VisitTypeEs : VisitTypeEn;
}

public static class Appointments
{
    internal const string Select = """
        select a.id, a.clinic, a.patient, a.practitioner, a.room, a.visit_type, a.starts_at, a.ends_at, a.status, a.condition, a.sequence, a.version,
               p.given_name || ' ' || p.family_name || ', ' || p.suffix as practitioner_name, r.name as room_name,
               v.slug as visit_type_slug, v.name_en as visit_type_en, v.name_es as visit_type_es, v.needling
        from appointment a join practitioner p on p.id = a.practitioner join room r on r.id = a.room join visit_type v on v.id = a.visit_type
        where a.clinic = @clinic
        """;

    public static Task<AppointmentRow?> Read(Work work, Id<Patient> patient, Id<Appointment> appointment) =>
        work.QueryOne<AppointmentRow>($"{Select} and a.id = @appointment and a.patient = @patient", new { appointment, patient });

    /// <summary>All of one patient's visits, newest first.</summary>
    public static Task<ImmutableArray<AppointmentRow>> Of(Work work, Id<Patient> patient) =>
        work.Query<AppointmentRow>($"{Select} and a.patient = @patient order by a.starts_at desc", new { patient });

    /// <summary>The clinic's visits that start within a span, in order.</summary>
    public static Task<ImmutableArray<AppointmentRow>> Between(Work work, Instant from, Instant until) =>
        work.Query<AppointmentRow>($"{Select} and a.starts_at >= @from and a.starts_at < @until order by a.starts_at, a.id", new { from, until });
}
