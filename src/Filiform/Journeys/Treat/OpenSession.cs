using Filiform.Journeys.Assess;
using Filiform.Journeys.Book;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Opens the treatment room for one visit, or goes back to the draft that was begun. One visit has one session.</summary>
/// <remarks>A missing consent does not keep the door shut: it keeps the needles out, and the room says so.</remarks>
public sealed class OpenSession(ClinicalContent content) : IUseCase<OpenSession.Request, Id<Session>>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    public static readonly Refusal NoScreening = new("screening-missing", 422), VisitClosed = new("visit-closed", 409), VisitAhead = new("visit-ahead", 409);

    public Permission Permission => Permission.Treat;

    public async Task<Result<Id<Session>>> Handle(Request request, Work work)
    {
        if (work.Actor.Practitioner is not { } practitioner) return Refusal.NotAllowed;
        if (await Appointments.Read(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (await Sessions.For(work, request.Patient, request.Appointment) is { } begun) return begun.Id;
        if (visit.Status is "cancelled" or "no-show") return VisitClosed;
        var zone = (await Clinics.Here(work)).TimeZone;
        if (visit.StartsAt.InZone(zone).Date > work.Now.InZone(zone).Date) return VisitAhead;
        if (await Screenings.LastCompleted(work, content.Safety, request.Patient) is not { } screening) return NoScreening;

        await Open(work, request, practitioner, screening.Id);
        await work.Execute("""
            update appointment set status = 'started', started_at = coalesce(started_at, @Now), version = version + 1
            where id = @Appointment and clinic = @clinic and patient = @Patient and status in ('booked', 'arrived')
            """, new { work.Now, request.Appointment, request.Patient });
        // Two clicks at once: the unique appointment lets one row in, and both are shown that one.
        return (await Sessions.For(work, request.Patient, request.Appointment))!.Id;
    }

    private async Task Open(Work work, Request request, Id<Practitioner> practitioner, Id<Screening> screening)
    {
        var plan = await Plans.Active(work, request.Patient);
        var episode = plan?.Episode ?? (await Episodes.Open(work, request.Patient))?.Id;
        await work.Execute("""
            insert into session (id, clinic, patient, appointment, episode, plan, practitioner, screening, consent, status, opened_at, knowledge_version, version)
            values (@id, @clinic, @Patient, @Appointment, @episode, @plan, @practitioner, @screening, @consent, 'draft', @Now, @version, 1)
            on conflict (appointment) do nothing
            """, new
        {
            id = work.NewId<Session>(), request.Patient, request.Appointment, episode, plan = plan?.Id, practitioner, screening,
            consent = (await Consents.Standing(work, request.Patient))?.Id, work.Now, version = content.Safety.Version,
        });
    }
}
