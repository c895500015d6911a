using Filiform.Journeys.Access;
using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book.Desk;

/// <summary>Books a visit for a patient of this clinic, and tells them. Of two who take one time the claims let one have it.</summary>
public sealed class BookAtDesk(Diaries diaries, VisitMail mail) : IUseCase<BookAtDesk.Request, BookAtDesk.Booked>
{
    public sealed record Request(
        Id<Patient> Patient, Id<VisitType> Visit, Id<Practitioner> Practitioner, Id<Room> Room, Instant Start, string? RepeatKey) : IAboutPatient, IRepeatable;

    public sealed record Booked(Id<Appointment> Appointment, Instant Start);

    public Permission Permission => Permission.ManageAppointment;

    public async Task<Result<Booked>> Handle(Request request, Work work)
    {
        // A patient's link may manage its own visit; it books none.
        if (!work.Actor.IsStaff) return Refusal.NotAllowed;
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;

        if ((await diaries.Catalogue(work)).Visit(request.Visit.ToString()) is null) return Refusal.NotOffered;

        var id = work.NewId<Appointment>();
        var taken = await OfferedTime.Take(work, diaries, id, request.Visit, request.Practitioner, request.Room, request.Start);
        if (taken.Refusal is { } refusal) return refusal;
        var end = taken.Value;
        if (await IsElsewhere(work, request, end)) return Refusal.Blocked(new Reason("patient-elsewhere", "at"));

        await work.Execute("""
            insert into appointment (id, clinic, patient, practitioner, room, visit_type, starts_at, ends_at, status, booked_at, sequence, version)
            values (@id, @clinic, @Patient, @Practitioner, @Room, @Visit, @Start, @end, 'booked', @Now, 0, 1)
            """, new { id, request.Patient, request.Practitioner, request.Room, request.Visit, request.Start, end, work.Now });
        var manage = await PrivateLinks.Issue(work, "manage", request.Patient, end, id);
        var prepare = await PrivateLinks.Issue(work, "prepare", request.Patient, end, id);
        await mail.Booked(work, await Clinics.Here(work), new(id, request.Patient, request.Start, end, 0), patient, manage, prepare);
        await Reminders.Plan(work, id, request.Start);
        return new Booked(id, request.Start);
    }

    /// <summary>Nobody is in two rooms at once: it is a slip of the desk, or the same booking by two of them.</summary>
    private static Task<bool> IsElsewhere(Work work, Request request, Instant end) => work.Exists("""
        select 1 from appointment where clinic = @clinic and patient = @Patient and status in ('booked', 'arrived', 'started') and starts_at < @end and ends_at > @Start
        """, new { request.Patient, request.Start, end });
}
