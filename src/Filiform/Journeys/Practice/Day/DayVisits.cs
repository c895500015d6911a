using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>A visit as the day board shows it.</summary>
/// <param name="Language">The patient's, as a two-letter code.</param>
public sealed record DayVisit(
    Id<Appointment> Id, Id<Patient> Patient, Id<Practitioner> Practitioner, Id<Room> Room, Instant StartsAt, Instant EndsAt, string Status, int Version,
    Instant BookedAt, Instant? ArrivedAt, Instant? StartedAt, Instant? FinishedAt, Instant? CancelledAt, string GivenName, string FamilyName, string Number,
    string Language, string? Phone, string PractitionerName, string RoomName, string VisitTypeEn, string VisitTypeEs, bool Needling)
{
    public string Name => $"{GivenName} {FamilyName}";
    public string VisitTypeName => Words.Language == "es" ? VisitTypeEs : VisitTypeEn;

    /// <summary>Whether the patient is still to come or here.</summary>
    public bool IsOpen => Status is "booked" or "arrived" or "started";

    public Preparation Preparation { get; init; } = Preparation.None;
    public Id<Session>? Session { get; init; }

    /// <summary>The plan was ended at its last re-evaluation: the visit is for a new one, not for needles.</summary>
    public bool PlanEnded { get; init; }

    /// <summary>The plan is to be looked at again, before or at this visit.</summary>
    public bool ReviewDue { get; init; }

    /// <summary>When its record was signed; null while it is not.</summary>
    public Instant? SignedAt { get; init; }

    /// <summary>How a call after a missed visit ended, the best of several: <c>reached</c>, <c>message</c> or <c>no-answer</c>; null before any.</summary>
    public string? Called { get; init; }
}

/// <summary>Visits as rows, the patient's name and telephone beside them.</summary>
internal static class DayVisits
{
    private const string Select = """
        select a.id, a.patient, a.practitioner, a.room, a.starts_at, a.ends_at, a.status, a.version, a.booked_at, a.arrived_at, a.started_at,
               a.finished_at, a.cancelled_at, t.given_name, t.family_name, t.number, t.language, t.phone,
               p.given_name || ' ' || p.family_name || ', ' || p.suffix as practitioner_name, r.name as room_name,
               v.name_en as visit_type_en, v.name_es as visit_type_es, v.needling
        from appointment a join patient t on t.id = a.patient and t.clinic = a.clinic join practitioner p on p.id = a.practitioner
             join room r on r.id = a.room join visit_type v on v.id = a.visit_type
        where a.clinic = @clinic
        """;

    public static async Task<ImmutableArray<DayVisit>> Between(Work work, Instant from, Instant until) => [.. (await work.Query<DayVisit>(
        $"{Select} and a.starts_at >= @from and a.starts_at < @until order by a.starts_at, a.id", new { from, until }))
        .Select(visit => Opened(work, visit))];

    /// <summary>All of one patient's, in order of start.</summary>
    public static async Task<ImmutableArray<DayVisit>> Of(Work work, Id<Patient> patient) => [.. (await work.Query<DayVisit>(
        $"{Select} and a.patient = @patient order by a.starts_at, a.id", new { patient })).Select(visit => Opened(work, visit))];

    public static async Task<DayVisit?> One(Work work, Id<Appointment> visit) =>
        await work.QueryOne<DayVisit>($"{Select} and a.id = @visit", new { visit }) is { } found ? Opened(work, found) : null;

    private static DayVisit Opened(Work work, DayVisit visit) => visit with { Phone = work.Open("patient.phone", visit.Patient.Value, visit.Phone) };
}
