using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Day, time and clinic of one visit: what the private link alone shows (security.md §2, level 0).</summary>
public sealed class ShowVisit : IUseCase<ShowVisit.Request, ShowVisit.Answer>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    /// <param name="Late">Whether a change needs a call to the clinic by now.</param>
    /// <param name="HasEmail">Whether the confirmation went out by mail.</param>
    public sealed record Answer(ClinicRow Clinic, Instant StartsAt, Instant EndsAt, string Status, int Sequence, bool Late, bool HasEmail)
    {
        /// <summary>With whom and what for: only to whoever has just booked. Null later, when the link may be in other hands.</summary>
        public JustBooked? Just { get; init; }

        public bool CanChange => Status == "booked" && !Late;
    }

    /// <param name="Minor">Whether somebody must come along.</param>
    public sealed record JustBooked(string Practitioner, string VisitType, bool Minor);

    /// <summary>As long as a public booking session lasts (security.md §2).</summary>
    private static readonly Duration JustNow = Duration.FromMinutes(30);

    private const int OfAge = 18;

    public Permission Permission => Permission.ManageAppointment;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (await OwnVisit.Read(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;

        var patient = await Patients.Read(work, request.Patient);
        return new Answer(await Clinics.Here(work), visit.StartsAt, visit.EndsAt, visit.Status, visit.Sequence,
            work.Now >= await OwnVisit.LateFrom(work, visit), patient?.Email is not null)
        {
            Just = await work.QueryOne<Instant>("select booked_at from appointment where id = @Id and clinic = @clinic", new { visit.Id }) is var at && at + JustNow >= work.Now && patient is not null
                ? new(visit.PractitionerName, visit.VisitTypeName, patient.AgeOn(visit.StartsAt.InUtc().Date) < OfAge)
                : null,
        };
    }
}
