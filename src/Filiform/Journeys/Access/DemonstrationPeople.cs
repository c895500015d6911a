using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>The simulated people that a visitor of the demonstration may be, by clinic.</summary>
public sealed class DemonstrationPeople(Installation installation) : IUseCase<Done, DemonstrationPeople.Answer>, INetworkWide
{
    /// <summary>Enough patients to find one in each state, few enough to choose from.</summary>
    private const int PatientsShown = 8;

    public sealed record Answer(ImmutableArray<ClinicPeople> Clinics, ImmutableArray<PatientLine> Patients);

    public sealed record ClinicPeople(Id<Clinic> Id, string Name, string City, ImmutableArray<StaffLine> Staff);

    /// <param name="Roles">Codes, in the order of <see cref="Role.All"/>.</param>
    /// <param name="Visits">Of the day: whoever looks first should see a day's work.</param>
    public sealed record StaffLine(Id<Staff> Id, string Name, ImmutableArray<string> Roles, long Visits);

    public sealed record PatientLine(Id<Patient> Id, Id<Clinic> Clinic, string Name, string ClinicName);

    private sealed record Row(Id<Clinic> Clinic, string ClinicName, string City, Id<Staff> Staff, string Name, string Role, long Visits);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Done request, Work work)
    {
        if (!await Exist(work, installation)) return Refusal.NotFound;
        var rows = await work.Query<Row>("""
            select c.id as clinic, c.name as clinic_name, c.city, s.id as staff, s.name, r.role, (
                select count(*) from appointment a where a.clinic = r.clinic and a.practitioner = s.practitioner and a.starts_at > @from and a.starts_at < @until) as visits
            from staff_role r join staff s on s.id = r.staff join clinic c on c.id = r.clinic
            where s.active = true and c.active = true order by c.name, c.id, s.name, s.id
            """, new { from = work.Now - Duration.FromHours(12), until = work.Now + Duration.FromHours(12) });
        var patients = await work.Query<PatientLine>($"""
            select p.id, p.clinic, p.given_name || ' ' || p.family_name as name, c.name as clinic_name
            from patient p join clinic c on c.id = p.clinic
            where p.active = true and exists (select 1 from appointment a where a.patient = p.id and a.clinic = p.clinic and a.starts_at > @soon)
            order by c.name, p.family_name, p.id limit {PatientsShown}
            """, new { soon = work.Now - Duration.FromDays(7) });
        return new Answer([.. rows.GroupBy(row => (row.Clinic, row.ClinicName, row.City)).Select(clinic =>
            new ClinicPeople(clinic.Key.Clinic, clinic.Key.ClinicName, clinic.Key.City, Staff(clinic)))], patients);
    }

    /// <summary>Both must say so: how the server was started, and what the database holds. A real network never answers to a click.</summary>
    internal static async Task<bool> Exist(Work work, Installation installation) =>
        installation.Demonstration && await work.Exists("select 1 from network where demonstration = true");

    private static ImmutableArray<StaffLine> Staff(IEnumerable<Row> clinic) =>
    [
        .. clinic.GroupBy(row => (row.Staff, row.Name, row.Visits))
            .Select(person => new StaffLine(
                person.Key.Staff, person.Key.Name, [.. Role.All.Select(role => role.Code).Where(code => person.Any(row => row.Role == code))], person.Key.Visits))
            .OrderBy(person => Array.IndexOf([.. Role.All.Select(role => role.Code)], person.Roles[0])).ThenBy(person => person.Name, StringComparer.Ordinal),
    ];
}

/// <summary>One click signs in as a simulated person.</summary>
public sealed class SignInAs(Installation installation) : IUseCase<SignInAs.Request, string>
{
    /// <param name="Staff">Null when <paramref name="Patient"/> is given.</param>
    public sealed record Request(Id<Clinic> Clinic, Id<Staff>? Staff, Id<Patient>? Patient) : IInClinic;

    public Permission Permission => Permission.Public;

    public async Task<Result<string>> Handle(Request request, Work work)
    {
        if (!await DemonstrationPeople.Exist(work, installation)) return Refusal.NotFound;
        if (request.Staff is { } staff && await work.Exists("""
            select 1 from staff_role r join staff s on s.id = r.staff where r.staff = @staff and r.clinic = @clinic and s.active = true
            """, new { staff })) return await SignIns.Open(work, "staff", 2, staff: staff, clinic: request.Clinic);
        if (request.Patient is { } patient && await work.Exists("select 1 from patient where id = @patient and clinic = @clinic and active = true", new { patient }))
            return await SignIns.Open(work, "patient", 2, patient: patient, clinic: request.Clinic);
        return Refusal.NotFound;
    }
}
