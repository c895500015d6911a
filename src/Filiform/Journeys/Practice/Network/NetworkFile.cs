using Filiform.Clinical.Knowledge;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network;

/// <summary>A network as a file describes it (<c>docs/network.schema.json</c>): who works where and when, and for what.</summary>
/// <remarks>Ids are the file's own words, stable from one import to the next; see <see cref="NetworkIds"/>.</remarks>
public sealed record NetworkFile(
    string Name,
    ImmutableArray<ClinicEntry> Clinics,
    ImmutableArray<PractitionerEntry> Practitioners,
    ImmutableArray<VisitTypeEntry> VisitTypes,
    ImmutableArray<RosterEntry> Rosters)
{
    /// <summary>What the file says of itself.</summary>
    public const string Format = "filiform.network/1";
}

/// <param name="State">Two letters; it decides whether the clinic may needle at all.</param>
/// <param name="Conditions">Ids of <c>plans.json</c> that the clinic treats.</param>
/// <param name="Closed">Days on which nobody is booked, whatever the rosters say.</param>
public sealed record ClinicEntry(
    string Id, string Name, string ShortName,
    string Address, string PostalCode, string City, string State, Place Place, DateTimeZone Zone,
    string Phone, string Email,
    ImmutableArray<string> Languages, ImmutableArray<string> Conditions,
    ImmutableArray<WeeklyHours> OpeningHours, ImmutableArray<DaySpan> Closed, ImmutableArray<RoomEntry> Rooms);

public sealed record RoomEntry(string Id, string Name);

public sealed record WeeklyHours(IsoDayOfWeek Day, Hours Hours);

/// <summary>Whole days, both included.</summary>
public sealed record DaySpan(LocalDate From, LocalDate Until);

/// <param name="Title">Letters after the name, such as <c>PT, DPT</c>.</param>
public sealed record PractitionerEntry(
    string Id, string GivenName, string FamilyName, string Title,
    ImmutableArray<string> Languages, Said Bio, ImmutableArray<CredentialEntry> Credentials);

/// <param name="Kind">An id of <c>credentials</c> in <c>practice.json</c>.</param>
/// <param name="State">Where it holds; null for kinds that hold everywhere.</param>
/// <param name="Expires">The last day on which it holds; null for kinds that do not expire.</param>
public sealed record CredentialEntry(string Kind, string Number, string Issuer, string? State, LocalDate Issued, LocalDate? Expires);

public sealed record VisitTypeEntry(Said Name, VisitType Scheduling)
{
    public string Id => Scheduling.Id;
}

/// <summary>One practitioner at one clinic.</summary>
/// <param name="VisitTypes">What they offer there; empty for everything.</param>
public sealed record RosterEntry(
    string Practitioner, string Clinic, ImmutableArray<string> VisitTypes,
    ImmutableArray<ShiftEntry> Shifts, ImmutableArray<ExtraEntry> Extra, ImmutableArray<LeaveEntry> Leave);

/// <param name="ValidUntil">The last day on which the shift may fall; null when it has no end.</param>
public sealed record ShiftEntry(
    string Room, ImmutableArray<IsoDayOfWeek> Days, Hours Hours, LocalDate ValidFrom, LocalDate? ValidUntil);

public sealed record ExtraEntry(LocalDate Date, string Room, Hours Hours);

/// <param name="Hours">Which hours of each of the days; null for whole days.</param>
public sealed record LeaveEntry(DaySpan Days, Hours? Hours);
