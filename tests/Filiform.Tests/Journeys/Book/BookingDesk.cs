using Filiform.Journeys.Book;
using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice.Network;
using Filiform.Pipeline;
using Filiform.Scheduling;

namespace Filiform.Tests.Journeys.Book;

/// <summary>The booking journey over a <see cref="TestClinic"/> whose therapist holds everything that Arizona asks for.</summary>
public sealed class BookingDesk : IAsyncDisposable
{
    private BookingDesk(TestClinic clinic)
    {
        Clinic = clinic;
        Limits = new(clinic.Clock, Installation);
        Mail = new(Words, Installation);
    }

    public TestClinic Clinic { get; }
    public Words Words { get; } = new();
    public Installation Installation { get; } = new("https://care.example.org", false, null, Limits: false);
    public Diaries Diaries { get; } = new();
    public RateLimits Limits { get; }
    public VisitMail Mail { get; }

    public static async Task<BookingDesk> Open()
    {
        var desk = new BookingDesk(await TestClinic.New());
        await desk.Credential("dn-level-1", expires: null);
        foreach (var kind in new[] { "bls", "bbp", "liability" }) await desk.Credential(kind, new LocalDate(2028, 1, 1));
        return desk;
    }

    public Task<int> Credential(string kind, LocalDate? expires, string? state = null) => Clinic.Do(work => work.Execute("""
        insert into credential (id, practitioner, kind, number, issuer, state, issued_on, expires_on, recorded_at)
        values (@id, @Okafor, @kind, '1', 'Board', @state, @issued, @expires, @Now)
        """, new { id = Guid.NewGuid(), Clinic.Okafor, kind, state, issued = new LocalDate(2024, 1, 1), expires, work.Now }));

    public Task<Result<HoldSlot.Held>> Hold(string time = "10:00", Id<VisitType>? visit = null, string? key = null, Installation? installation = null, Actor? actor = null) =>
        Clinic.Run(new HoldSlot(Diaries, installation ?? Installation), At(time, visit, key), actor);

    public HoldSlot.Request At(string time, Id<VisitType>? visit = null, string? key = null) =>
        new(Clinic.Here, visit ?? Clinic.Treatment, Clinic.Okafor, Clinic.RoomOne, Clinic.At(time), key);

    public Task<Result<BookAppointment.Booked>> Book(string hold, PatientForm? form = null) =>
        Clinic.Run(new BookAppointment(Mail, Limits), new(Clinic.Here, hold, form ?? Maribel()));

    public async Task<BookAppointment.Booked> Booked(string time = "10:00", PatientForm? form = null) =>
        (await Book((await Hold(time)).Value.Token, form)).Value;

    public static PatientForm Maribel(string email = "maribel@example.org", string phone = "", string language = "en") =>
        new("Maribel", "Ortega", "4", "2", "1980", email, phone, language);

    /// <summary>Whoever holds the private link to that visit.</summary>
    public async Task<Actor> Link(Id<Appointment> appointment, string purpose = "manage") =>
        new("link", Guid.NewGuid(), Clinic.Here, [], 0) { Patient = await PatientOf(appointment), Appointment = appointment, Purpose = purpose };

    public async Task<Id<Patient>> PatientOf(Id<Appointment> appointment) =>
        await Clinic.Scalar<Id<Patient>>("select patient from appointment where id = @appointment", new { appointment });

    public Task<Result<ImmutableArray<FreeSlot>>> Find(string visit = "treatment", LocalDate? first = null, LocalDate? last = null, int limit = 20, Place? near = null, double radius = 80) =>
        Clinic.Run(new FindSlots(Diaries), new SlotQuery(visit, first, last, near, radius, null, null, null, null, limit));

    public Task<long> Count(string table) => Clinic.Scalar<long>($"select count(*) from {table}");

    public ValueTask DisposeAsync() => Clinic.DisposeAsync();
}
