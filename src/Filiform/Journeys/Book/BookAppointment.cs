using Filiform.Journeys.Access;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Turns a hold into an appointment, if every cell is still its own, and tells the patient.</summary>
/// <remarks>A hold becomes one appointment at most, so its token is the key by which a repeat gets the first answer.</remarks>
public sealed class BookAppointment(VisitMail mail, RateLimits limits) : IUseCase<BookAppointment.Request, BookAppointment.Booked>
{
    /// <param name="Hold">The hold's token.</param>
    public sealed record Request(Id<Clinic> Clinic, string Hold, PatientForm Patient) : IInClinic, IRepeatable
    {
        public string? RepeatKey => Hold;
        public SentKey? Sent { get; init; }
    }

    /// <param name="Manage">Token of the link by which the visit is moved or cancelled.</param>
    /// <param name="Prepare">Token of the link by which it is prepared.</param>
    public sealed record Booked(Id<Appointment> Appointment, string Status, Instant Start, Instant End, string Manage, string Prepare);

    public Permission Permission => Permission.Public;

    public async Task<Result<Booked>> Handle(Request request, Work work)
    {
        if (await Holds.Lock(work, request.Hold) is not { } hold) return Refusal.NotFound;
        if (!hold.Stands(work.Now)) return Refusal.HoldLapsed;

        var clinic = await Clinics.Here(work);
        var (details, faults) = request.Patient.Read(work.Now.InZone(clinic.TimeZone).Date);
        if (details is null) return Refusal.Invalid(faults);
        if (!work.Actor.IsStaff && limits.Refuses(RateLimit.Book, work.Digest("patient.email", details.Email?.ToLowerInvariant() ?? details.Phone))) return Refusal.TooMany;
        if (await Confirm(work, hold) is { } refusal) return refusal;

        var patient = await Patients.Find(work, details) ?? await Patients.Register(work, details);
        work.Saw(patient);
        Write(work, hold, patient);
        var manage = await PrivateLinks.Issue(work, "manage", patient, hold.EndsAt, hold.Appointment);
        var prepare = await PrivateLinks.Issue(work, "prepare", patient, hold.EndsAt, hold.Appointment);
        await mail.Booked(work, clinic, new(hold.Appointment, patient, hold.StartsAt, hold.EndsAt, 0), details, manage, prepare);
        await Reminders.Plan(work, hold.Appointment, hold.StartsAt);
        return new Booked(hold.Appointment, "booked", hold.StartsAt, hold.EndsAt, manage, prepare);
    }

    private static async Task<Refusal?> Confirm(Work work, HoldRow hold)
    {
        var kept = await work.Execute("update claim set held_until = null where appointment = @Appointment and held_until > @Now", new { hold.Appointment, work.Now });
        if (kept != hold.Claims) return Refusal.HoldLapsed;

        await work.Execute("update hold set booked_at = @Now, typed = null where id = @Id and clinic = @clinic", new { work.Now, hold.Id });
        return null;
    }

    private static void Write(Work work, HoldRow hold, Id<Patient> patient) => work.Insert(
        "insert into appointment (id, clinic, patient, practitioner, room, visit_type, starts_at, ends_at, status, booked_at, sequence, version)",
        [hold.Appointment, work.Clinic, patient, hold.Practitioner, hold.Room, hold.VisitType, hold.StartsAt, hold.EndsAt, "booked", work.Now, 0, 1]);
}
