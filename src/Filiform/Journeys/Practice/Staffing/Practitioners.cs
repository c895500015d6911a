using Filiform.Store;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>A practitioner as the lists of a clinic name them.</summary>
public sealed record PractitionerRow(Id<Practitioner> Id, string GivenName, string FamilyName, string Suffix, bool Active)
{
    public string Name => Suffix.Length == 0 ? $"{GivenName} {FamilyName}" : $"{GivenName} {FamilyName}, {Suffix}";
}

/// <summary>Somebody with the role of therapist who is not entered as a practitioner yet.</summary>
public sealed record WaitingTherapist(Id<Staff> Id, string Name);

public static class Practitioners
{
    /// <summary>Of practitioners <c>p</c>: who works at this clinic, by the roster, now or once, or by the role of therapist.</summary>
    internal const string WorkHere = """
        (exists (select 1 from shift s where s.clinic = @clinic and s.practitioner = p.id)
         or exists (select 1 from staff m join staff_role r on r.staff = m.id
                    where m.practitioner = p.id and m.active = true and r.clinic = @clinic and r.role = 'therapist'))
        """;

    private const string Select = $"select p.id, p.given_name, p.family_name, p.suffix, p.active from practitioner p where {WorkHere}";

    public static Task<ImmutableArray<PractitionerRow>> Here(Work work) =>
        work.Query<PractitionerRow>($"{Select} and p.active = true order by p.family_name, p.given_name, p.id");

    public static Task<ImmutableArray<WaitingTherapist>> Waiting(Work work) => work.Query<WaitingTherapist>("""
        select m.id, m.name from staff m join staff_role r on r.staff = m.id
        where r.clinic = @clinic and r.role = 'therapist' and m.active = true and m.practitioner is null order by m.name, m.id
        """);

    /// <returns>Null when that person does not work at this clinic.</returns>
    public static Task<PractitionerRow?> One(Work work, Id<Practitioner> practitioner) =>
        work.QueryOne<PractitionerRow>($"{Select} and p.id = @practitioner", new { practitioner });
}
