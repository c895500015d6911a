using System.Collections.Frozen;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;

namespace Filiform.Journeys.Book.Diary;

/// <summary>A place that can be booked.</summary>
/// <param name="Conditions">Ids of <c>plans.json</c> that it treats, as its details say; empty when they do not.</param>
public sealed record BookableClinic(ClinicRow Row, FrozenSet<string> Conditions)
{
    /// <summary>How the clinic itself reads the rule of its state on needling; null where it reads it as shipped.</summary>
    public bool? Permits { get; init; }

    public Place? Place => Scheduling.Place.At(Row.Latitude, Row.Longitude);
}

/// <param name="Code">How a program names the room: its slug where that is unlike every other's, else its id.</param>
public sealed record BookableRoom(Id<Room> Id, Id<Clinic> Clinic, string Code, string Name);

/// <param name="Languages">Two-letter codes.</param>
public sealed record BookablePractitioner(
    Id<Practitioner> Id, string Slug, string Name, ImmutableArray<string> Languages, string Biography, ImmutableArray<CredentialEntry> Credentials);

/// <summary>What can be booked, with its names.</summary>
public sealed record BookableVisit(Id<VisitType> Id, string Slug, string NameEn, string NameEs, VisitType Scheduling)
{
    public string Name => Words.Language == "es" ? NameEs : NameEn;

    public int Minutes => (int)Scheduling.Length.TotalMinutes;

    /// <summary>Booked no more; what is booked for it stands, and can still be moved.</summary>
    public bool IsRetired { get; init; }
}

/// <summary>What all clinics share, at one moment: who and what there is. Only what is active, but for visits that stay booked.</summary>
public sealed class Catalogue(
    long mark, ImmutableArray<BookableClinic> clinics, ImmutableArray<BookableRoom> rooms,
    ImmutableArray<BookablePractitioner> practitioners, ImmutableArray<BookableVisit> visits)
{
    private readonly ImmutableArray<BookableVisit> offered = [.. visits.Where(visit => !visit.IsRetired)];
    private readonly FrozenDictionary<Guid, BookableClinic> clinicById = clinics.ToFrozenDictionary(each => each.Row.Id.Value);
    private readonly FrozenDictionary<string, BookableClinic> clinicBySlug = clinics.ToFrozenDictionary(each => each.Row.Slug);
    private readonly FrozenDictionary<Guid, BookableRoom> roomById = rooms.ToFrozenDictionary(each => each.Id.Value);
    private readonly FrozenDictionary<string, BookableRoom> roomByCode = rooms.ToFrozenDictionary(each => each.Code);
    private readonly FrozenDictionary<Guid, BookablePractitioner> practitionerById = practitioners.ToFrozenDictionary(each => each.Id.Value);
    private readonly FrozenDictionary<string, BookablePractitioner> practitionerBySlug = practitioners.ToFrozenDictionary(each => each.Slug);

    public long Mark => mark;

    public ImmutableArray<BookableClinic> Clinics => clinics;

    /// <summary>In the order in which they are shown; the first is what somebody new books.</summary>
    public ImmutableArray<BookableVisit> Visits => offered;

    /// <param name="code">Slug or id, as for the others.</param>
    public BookableClinic? Clinic(string? code) => Find(code, clinicById, clinicBySlug);

    public BookableRoom? Room(string? code) => Find(code, roomById, roomByCode);

    public BookablePractitioner? Practitioner(string? code) => Find(code, practitionerById, practitionerBySlug);

    public BookableVisit? Visit(string? code) => offered.FirstOrDefault(each => each.Slug == code || each.Id.ToString() == code);

    /// <summary>Of something booked or held already: also a retired one.</summary>
    public BookableVisit? Kept(Id<VisitType> id) => visits.FirstOrDefault(each => each.Id == id);

    private static T? Find<T>(string? code, FrozenDictionary<Guid, T> byId, FrozenDictionary<string, T> bySlug) where T : class =>
        code is null ? null : bySlug.GetValueOrDefault(code) ?? (Guid.TryParse(code, out var id) ? byId.GetValueOrDefault(id) : null);
}

/// <summary>One practitioner at one clinic: when they are there, and whether they may needle there.</summary>
/// <param name="Only">The visits they offer there; empty for every one.</param>
public sealed record Timetable(
    BookableClinic Clinic, BookablePractitioner Practitioner, Roster Roster, NeedlingAuthority Authority, ImmutableHashSet<Id<VisitType>> Only)
{
    public bool Gives(BookableVisit visit) => Only.IsEmpty || Only.Contains(visit.Id);

    public Offers Offers(BookableVisit visit, Func<Guid, Busy> busy, Instant now) =>
        new(Roster, visit.Scheduling, Authority, busy(Practitioner.Id.Value), busy, now);

    /// <summary>The resources that a visit here may claim.</summary>
    public IEnumerable<Guid> Resources =>
        Roster.Shifts.Select(shift => shift.Room).Concat(Roster.Extras.Select(extra => extra.Room)).Append(Practitioner.Id.Value).Distinct();
}
