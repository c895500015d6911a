using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Day;

/// <summary>Everything one day of a clinic holds, before it is laid out.</summary>
/// <param name="Visits">In order of start, cancelled ones too; of the practitioner asked for, or all.</param>
/// <param name="Working">Who works when and where that day.</param>
/// <param name="People">Everybody with work or visits that day, whoever was asked for.</param>
/// <param name="OpenAlerts">Alerts nobody has answered yet, and since when the oldest waits.</param>
/// <param name="Unsigned">Sessions of earlier days without a signature: the therapist's own, the whole clinic's for a lead, none for the desk.</param>
/// <param name="Stamp">Changes when anything on the board does.</param>
public sealed record DayBoard(
    ClinicRow Clinic, LocalDate Day, LocalDate Today, Instant Now, ImmutableArray<DayVisit> Visits, ImmutableArray<WorkingTime> Working,
    ImmutableArray<BoardPerson> People, OpenAlerts OpenAlerts, ImmutableArray<UnsignedSession> Unsigned, string Stamp)
{
    public bool IsToday => Day == Today;

    /// <summary>Where and when a visit of some type can be booked; none on a day that is over.</summary>
    public required ImmutableHashSet<VisitStart> Starts { get; init; }

    /// <summary>Which page of a patient whoever looks at the board may open.</summary>
    public PatientPages Pages { get; init; } = PatientPages.CardsOnly;
}

/// <summary>A stretch of somebody's working time in one room.</summary>
public sealed record WorkingTime(Id<Practitioner> Practitioner, string PractitionerName, Id<Room> Room, string RoomName, Opening Opening);

public readonly record struct VisitStart(Id<Practitioner> Practitioner, Id<Room> Room, Instant At);

public sealed record BoardPerson(Id<Practitioner> Id, string Name);

/// <param name="Oldest">When the longest waiting one was raised; null when there is none.</param>
public sealed record OpenAlerts(long Count, Instant? Oldest);

public sealed record UnsignedSession(Id<Session> Id, Id<Patient> Patient, string PatientName, Instant OpenedAt);
