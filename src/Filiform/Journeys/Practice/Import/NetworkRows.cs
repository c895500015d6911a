namespace Filiform.Journeys.Practice.Import;

// The rows of a network as the database keeps them. Two that are equal need no writing.

internal sealed record ClinicLine(
    Guid Id, string Slug, string Name, string ShortName, string Street, string City, string State, string PostalCode, double Latitude, double Longitude,
    string Zone, string Phone, string Email, string Languages, string Details);

internal sealed record RoomLine(Guid Id, Guid Clinic, string Slug, string Name);

internal sealed record PractitionerLine(Guid Id, string Slug, string GivenName, string FamilyName, string Suffix, string Languages, string Biography);

internal sealed record CredentialLine(
    Guid Id, Guid Practitioner, string Kind, string Number, string Issuer, string? State, LocalDate? IssuedOn, LocalDate? ExpiresOn);

internal sealed record VisitTypeLine(
    Guid Id, string Slug, string NameEn, string NameEs, int Minutes, int BufferBefore, int BufferAfter, bool Needling, int NoticeMinutes, int HorizonDays,
    int StepMinutes, int Position);

internal sealed record RosterLine(Guid Practitioner, Guid Clinic, string VisitTypes);

internal sealed record ShiftLine(
    Guid Id, Guid Clinic, Guid Practitioner, Guid Room, int Weekday, LocalTime StartsAt, LocalTime EndsAt, LocalDate ValidFrom, LocalDate? ValidUntil)
    : IUnnamed<ShiftLine>
{
    public ShiftLine Named(Guid id) => this with { Id = id };
}

/// <param name="Practitioner">Null for the whole clinic.</param>
internal sealed record ExceptionLine(
    Guid Id, Guid Clinic, Guid? Practitioner, Guid? Room, string Kind, LocalDate OnDay, LocalTime? StartsAt, LocalTime? EndsAt)
    : IUnnamed<ExceptionLine>
{
    public ExceptionLine Named(Guid id) => this with { Id = id };
}

/// <summary>A row that a file describes but gives no id.</summary>
internal interface IUnnamed<out T>
{
    Guid Id { get; }

    T Named(Guid id);
}
