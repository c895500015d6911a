using Filiform.Journeys.Practice;
using Filiform.Pipeline;
using Filiform.Store;
using NodaTime.Testing;

namespace Filiform.Tests;

/// <summary>One clinic in Tucson on a real database: a therapist who may needle, a room, visit types, a roster, and staff in every role.</summary>
/// <remarks>It is Monday 2026-11-23, 08:00 in Tucson (15:00 UTC), unless the clock is moved.</remarks>
public sealed class TestClinic : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ReadLog reads;

    private TestClinic(TestDatabase database)
    {
        this.database = database;
        reads = new(database.Database, Clock);
        Runner = new(database.Database, Clock, reads);
    }

    public static readonly Instant MondayMorning = Instant.FromUtc(2026, 11, 23, 15, 0);

    public FakeClock Clock { get; } = new(MondayMorning);
    public Runner Runner { get; }
    public Database Database => database.Database;
    public TestDatabase Store => database;

    public Id<Clinic> Here { get; private set; }
    public Id<Room> RoomOne { get; private set; }
    public Id<Practitioner> Okafor { get; private set; }

    /// <summary>45 minutes, no needling: the first visit.</summary>
    public Id<VisitType> Consultation { get; private set; }

    /// <summary>30 minutes with needling.</summary>
    public Id<VisitType> Treatment { get; private set; }

    public Actor Therapist => Staff("therapist") with { Practitioner = Okafor };
    public Actor FrontDesk => Staff("front-desk");
    public Actor Lead => Staff("clinic-lead");
    public Actor QualityLead => Staff("quality-lead");
    public Actor Admin => Staff("admin");
    public Actor System => Actor.System.In(Here);

    private readonly Dictionary<string, Guid> staff = [];

    public static async Task<TestClinic> New()
    {
        var clinic = new TestClinic(await TestDatabase.New());
        await clinic.reads.StartAsync(default);
        await clinic.Seed();
        return clinic;
    }

    public Task<Result<TResult>> Run<TRequest, TResult>(IUseCase<TRequest, TResult> useCase, TRequest request, Actor? actor = null) =>
        Runner.Run(useCase, request, actor ?? Actor.Visitor);

    /// <summary>A time of today in Tucson.</summary>
    public Instant At(string time) => LocalDateTime.FromDateTime(DateTime.Parse($"2026-11-23T{time}", global::System.Globalization.CultureInfo.InvariantCulture))
        .InZoneStrictly(DateTimeZoneProviders.Tzdb["America/Phoenix"]).ToInstant();

    /// <summary>Moves the clock to a time of a later day in Tucson.</summary>
    public void MoveTo(int daysAfterMonday, string time) => Clock.Reset(At(time) + Duration.FromDays(daysAfterMonday));

    /// <summary>Lets anybody sign in as anybody, where the server is the demonstration too.</summary>
    public Task Demonstration() => Runner.Run(new Direct<int>(work => work.Execute("update network set demonstration = true")), Done.It, Actor.System);

    /// <summary>The actor of a private link to one patient's visit.</summary>
    public Actor Link(Id<Patient> patient, int level = 1, Id<Appointment>? appointment = null) =>
        new("link", Guid.NewGuid(), Here, [], level) { Patient = patient, Appointment = appointment, Purpose = "prepare" };

    public async Task<Id<Patient>> Patient(string given = "Maribel", string family = "Ortega", string born = "1980-04-02", string? email = "maribel@example.org") =>
        await Do(work => Patients.Register(work, new(given, family, NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value, email, null, "en")));

    /// <summary>A booked visit of that patient, written without the booking journey.</summary>
    public Task<Id<Appointment>> Appointment(Id<Patient> patient, string time = "09:00", string status = "booked") => Do(async work =>
    {
        var id = work.NewId<Appointment>();
        await work.Execute("""
            insert into appointment (id, clinic, patient, practitioner, room, visit_type, starts_at, ends_at, status, booked_at, sequence, version)
            values (@id, @clinic, @patient, @Okafor, @RoomOne, @Treatment, @from, @until, @status, @Now, 0, 1)
            """, new { id, patient, Okafor, RoomOne, Treatment, from = At(time), until = At(time) + Duration.FromMinutes(30), status, work.Now });
        return id;
    });

    /// <summary>Runs statements as the system in this clinic.</summary>
    public async Task<T> Do<T>(Func<Work, Task<T>> act)
    {
        var result = await Runner.Run(new Direct<T>(act), Done.It, System);
        return result.Value;
    }

    public Task<T?> Scalar<T>(string sql, object? values = null) => Do(work => work.QueryOne<T>(sql, values));

    private Actor Staff(string role) => new("staff", staff[role], Here, [Role.Find(role)!], 2)
    {
        SteppedUpAt = Clock.GetCurrentInstant(), Name = role,
    };

    private async Task Seed()
    {
        await Runner.Run(new Direct<Done>(async work =>
        {
            (Here, RoomOne, Okafor, Consultation, Treatment) = (work.NewId<Clinic>(), work.NewId<Room>(), work.NewId<Practitioner>(), work.NewId<VisitType>(), work.NewId<VisitType>());
            await work.Execute("insert into network (id, name, demonstration, created_at) values (@id, 'Test network', false, @Now)", new { id = Guid.NewGuid(), work.Now });
            await work.Execute("""
                insert into clinic (id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active)
                values (@Here, 'armory-park', 'Armory Park Physical Therapy', 'Armory Park', '412 S 3rd Ave', 'Tucson', 'AZ', '85701', 32.2157, -110.9698,
                        'America/Phoenix', '(520) 555-0142', 'desk@example.org', 'en es', '{}', true)
                """, new { Here });
            await work.Execute("insert into room (id, clinic, slug, name, active) values (@RoomOne, @Here, 'room-1', 'Room 1', true)", new { RoomOne, Here });
            await work.Execute("""
                insert into practitioner (id, slug, given_name, family_name, suffix, languages, biography, active)
                values (@Okafor, 'ada-okafor', 'Ada', 'Okafor', 'PT, DPT', 'en es', '{}', true)
                """, new { Okafor });
            foreach (var (kind, number) in new[] { ("pt-licence", "AZ-1001"), ("dn-certification", "DN-77") })
                await work.Execute("""
                    insert into credential (id, practitioner, kind, number, issuer, state, issued_on, expires_on, recorded_at)
                    values (@id, @Okafor, @kind, @number, 'Arizona board', 'AZ', @issued, @expires, @Now)
                    """, new { id = Guid.NewGuid(), Okafor, kind, number, issued = new LocalDate(2024, 1, 1), expires = new LocalDate(2028, 1, 1), work.Now });
            await work.Execute("""
                insert into visit_type (id, slug, name_en, name_es, minutes, buffer_before, buffer_after, needling, notice_minutes, horizon_days, position, active)
                values (@Consultation, 'consultation', 'First consultation', 'Primera consulta', 45, 0, 0, false, 60, 90, 1, true),
                       (@Treatment, 'treatment', 'Treatment visit', 'Visita de tratamiento', 30, 0, 0, true, 60, 90, 2, true)
                """, new { Consultation, Treatment });
            for (var weekday = 1; weekday <= 5; weekday++)
                await work.Execute("""
                    insert into shift (id, clinic, practitioner, room, weekday, starts_at, ends_at, valid_from, valid_until)
                    values (@id, @Here, @Okafor, @RoomOne, @weekday, '08:00', '17:00', @from, null)
                    """, new { id = Guid.NewGuid(), Here, Okafor, RoomOne, weekday, from = new LocalDate(2026, 1, 1) });
            foreach (var role in Role.All)
            {
                var id = staff[role.Code] = Guid.CreateVersion7();
                await work.Execute("insert into staff (id, name, email, practitioner, active, created_at) values (@id, @name, @email, @practitioner, true, @Now)",
                    new { id, name = role.Code, email = $"{role.Code}@example.org", practitioner = role == Role.Therapist ? Okafor : (Id<Practitioner>?)null, work.Now });
                await work.Execute("insert into staff_role (staff, clinic, role) values (@id, @Here, @role)", new { id, Here, role = role.Code });
            }

            return Done.It;
        }), Done.It, Actor.System);
    }

    public async ValueTask DisposeAsync()
    {
        await reads.StopAsync(default);
        await database.DisposeAsync();
    }

    private sealed class Direct<T>(Func<Work, Task<T>> act) : IUseCase<Done, T>, INetworkWide
    {
        public Permission Permission => Permission.OnlySystem;
        public async Task<Result<T>> Handle(Done request, Work work) => await act(work);
    }
}
