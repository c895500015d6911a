using Filiform.Store;

namespace Filiform.Journeys.Practice.Auditing;

/// <summary>One entry of the audit log as a person reads it. The patient stands there as a record number, never as a name.</summary>
/// <param name="Who">The staff member's name; null for everybody else, whom <paramref name="ActorKind"/> says.</param>
public sealed record AuditListed(
    Id<AuditEntry> Id, Instant At, string ActorKind, string? Who, string Roles, string UseCase, string? PatientNumber, string Outcome, string? Fields, string? Address, long? Seq);

/// <summary>Shows who did what in this clinic, newest first.</summary>
public sealed class ShowAudit : IUseCase<ShowAudit.Request, ShowAudit.Answer>
{
    public const int PerPage = 100;

    /// <summary>Who else acts besides the staff, whom the log names.</summary>
    public static readonly ImmutableArray<string> OtherKinds = ["patient", "link", "visitor", "system"];

    /// <param name="First">First day, on the clinic's clock; null for today.</param>
    /// <param name="Last">Last day, included; null for the first.</param>
    /// <param name="Outcome"><c>done</c>, <c>refused</c>, or null for both.</param>
    /// <param name="ActorKind">Whoever is no one in particular: <c>patient</c>, <c>link</c>, <c>visitor</c>, <c>system</c>; null for all.</param>
    /// <param name="Before">The last entry of the page before; null for the newest.</param>
    public sealed record Request(
        LocalDate? First = null, LocalDate? Last = null, Id<Staff>? Person = null, string? PatientNumber = null, string? UseCase = null, string? Outcome = null,
        Id<AuditEntry>? Before = null, string? ActorKind = null);

    /// <param name="UseCases">Those that occur on these days.</param>
    public sealed record Answer(
        ClinicRow Clinic, LocalDate First, LocalDate Last, ImmutableArray<AuditListed> Entries, bool More, ImmutableArray<Person> People, ImmutableArray<string> UseCases);

    public sealed record Person(Id<Staff> Id, string Name);

    public Permission Permission => Permission.ReadAudit;
    public Effect Effect => Effect.Reads;

    public Task<Result<Answer>> Handle(Request request, Work work) => Read(request, work, PerPage);

    internal static async Task<Result<Answer>> Read(Request request, Work work, int most)
    {
        var clinic = await Clinics.Here(work);
        var first = request.First ?? work.Now.InZone(clinic.TimeZone).Date;
        var last = LocalDate.Max(first, request.Last ?? first);
        var patient = request.PatientNumber is { } number
            ? await work.QueryOne<Id<Patient>?>("select id from patient where clinic = @clinic and number = @number", new { number = number.ToUpperInvariant() })
            : null;
        if (request.PatientNumber is not null && patient is null) return Refusal.Invalid(new Reason("no-such-number", "patient"));
        if (patient is { } about) work.Saw(about);

        var (conditions, values) = Conditions(request, patient);
        values["from"] = clinic.TimeZone.AtStartOfDay(first).ToInstant();
        values["until"] = clinic.TimeZone.AtStartOfDay(last.PlusDays(1)).ToInstant();
        values["most"] = most + 1;
        var found = await work.Query<AuditListed>($"""
            select a.id, a.at, a.actor_kind, s.name as who, a.roles, a.use_case, t.number as patient_number, a.outcome, a.fields, a.address, a.seq
            from audit a left join staff s on s.id = a.actor and a.actor_kind = 'staff' left join patient t on t.id = a.patient and t.clinic = a.clinic
            where a.clinic = @clinic and a.at >= @from and a.at < @until {conditions} order by a.id desc limit @most
            """, values);
        return new Answer(clinic, first, last, [.. found.Take(most)], found.Length > most,
            await work.Query<Person>("select s.id, s.name from staff s where exists (select 1 from staff_role r where r.staff = s.id and r.clinic = @clinic) order by s.name, s.id"),
            await work.Query<string>("select distinct use_case from audit where clinic = @clinic and at >= @from and at < @until order by use_case", values));
    }

    private static (string Text, Dictionary<string, object?> Values) Conditions(Request request, Id<Patient>? patient)
    {
        var (text, values) = ("", new Dictionary<string, object?>());
        void Add(string condition, string name, object? value)
        {
            if (value is null) return;
            text += " and " + condition;
            values[name] = value;
        }

        Add("a.actor = @person", "person", request.Person?.Value);
        Add("a.actor_kind = @kind", "kind", request.ActorKind);
        Add("a.patient = @patient", "patient", patient);
        Add("a.use_case = @useCase", "useCase", request.UseCase);
        Add("a.id < @before", "before", request.Before);
        return (request.Outcome switch { "done" => text + " and a.outcome = 'done'", "refused" => text + " and a.outcome <> 'done'", _ => text }, values);
    }
}

/// <summary>The same entries as a file.</summary>
public sealed class ExportAudit : IUseCase<ShowAudit.Request, ShowAudit.Answer>
{
    /// <summary>What a spreadsheet still opens at once; a longer time is exported in parts.</summary>
    public const int Most = 20_000;

    public Permission Permission => Permission.ReadAudit;
    public Effect Effect => Effect.Reads;

    public Task<Result<ShowAudit.Answer>> Handle(ShowAudit.Request request, Work work) => ShowAudit.Read(request with { Before = null }, work, Most);
}
