using Filiform.Journeys.Access;
using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Takes the new time and gives back the old one, in one act: nobody is ever left with neither.</summary>
public sealed class MoveAppointment(Diaries diaries, VisitMail mail) : IUseCase<MoveAppointment.Request, MoveAppointment.Moved>
{
    public sealed record Request(
        Id<Patient> Patient, Id<Appointment> Appointment, Id<Practitioner> Practitioner, Id<Room> Room, Instant Start) : IAboutPatient;

    /// <param name="Manage">Token of a link that lasts until the new end; null when nothing changed.</param>
    public sealed record Moved(string? Manage);

    public Permission Permission => Permission.ManageAppointment;

    public async Task<Result<Moved>> Handle(Request request, Work work)
    {
        if (await OwnVisit.Read(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (await OwnVisit.Refuses(work, visit) is { } refusal) return refusal;
        // A second click: it stands there already.
        if (visit.StartsAt == request.Start && visit.Practitioner == request.Practitioner && visit.Room == request.Room) return new Moved(null);

        // Its own old cells go first, so that a visit may be moved by less than its length; a refusal brings them back.
        var taken = await OfferedTime.Take(work, diaries, visit.Id, visit.VisitType, request.Practitioner, request.Room, request.Start);
        if (taken.Refusal is { } against) return against;
        var end = taken.Value;

        var changed = await work.Execute("""
            update appointment set practitioner = @Practitioner, room = @Room, starts_at = @Start, ends_at = @end, moved_at = @Now, reminded_at = null,
                                   sequence = sequence + 1, version = version + 1
            where id = @Appointment and patient = @Patient and clinic = @clinic and status = 'booked' and version = @Version
            """, new { request.Practitioner, request.Room, request.Start, end, work.Now, request.Appointment, request.Patient, visit.Version });
        if (changed == 0) return Refusal.Stale;

        return new Moved(await Tell(work, new(visit.Id, visit.Patient, request.Start, end, visit.Sequence + 1)));
    }

    private async Task<string> Tell(Work work, VisitMail.Visit moved)
    {
        var manage = await PrivateLinks.Issue(work, "manage", moved.Patient, moved.EndsAt, moved.Id);
        var prepare = await PrivateLinks.Issue(work, "prepare", moved.Patient, moved.EndsAt, moved.Id);
        if (await Patients.Read(work, moved.Patient) is { } patient) await mail.Moved(work, await Clinics.Here(work), moved, patient, manage, prepare);
        await Reminders.Plan(work, moved.Id, moved.StartsAt);
        return manage;
    }
}
