using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Gives the simulated clinics their staff: every practitioner as a therapist, and one person for each other role. No credentials: one click signs in.</summary>
public sealed class HireStaff : IUseCase<Done, int>, INetworkWide
{
    private sealed record Works(Id<Clinic> Clinic, string Slug, Id<Practitioner> Practitioner, string Name);

    private static readonly ImmutableArray<(string Name, Role Role)> Others =
        [("Frances Lane", Role.FrontDesk), ("Leo Marsh", Role.ClinicLead), ("Quinn Abara", Role.QualityLead), ("Ada Voss", Role.Admin)];

    public Permission Permission => Permission.OnlySystem;

    /// <returns>How many people were hired.</returns>
    public async Task<Result<int>> Handle(Done request, Work work)
    {
        var works = await work.Query<Works>("""
            select distinct c.id as clinic, c.slug, p.id as practitioner, p.given_name || ' ' || p.family_name || ', ' || p.suffix as name
            from shift s join clinic c on c.id = s.clinic join practitioner p on p.id = s.practitioner order by c.slug, p.id
            """);
        var hired = 0;
        foreach (var therapist in works.GroupBy(each => each.Practitioner))
        {
            var id = await Hire(work, therapist.First().Name, $"therapist{++hired}@example.org", therapist.Key);
            foreach (var clinic in therapist.Select(each => each.Clinic).Distinct()) await Give(work, id, clinic, Role.Therapist);
        }

        foreach (var clinic in works.GroupBy(each => (each.Clinic, each.Slug)))
            foreach (var (name, role) in Others)
            {
                await Give(work, await Hire(work, name, $"{role.Code}@{clinic.Key.Slug}.example.org", null), clinic.Key.Clinic, role);
                hired++;
            }

        await work.Execute("update network set demonstration = true");
        return hired;
    }

    private static async Task<Id<Staff>> Hire(Work work, string name, string email, Id<Practitioner>? practitioner)
    {
        var id = work.NewId<Staff>();
        await work.Execute("insert into staff (id, name, email, practitioner, active, created_at) values (@id, @name, @email, @practitioner, true, @Now)",
            new { id, name, email, practitioner, work.Now });
        return id;
    }

    private static Task Give(Work work, Id<Staff> staff, Id<Clinic> clinic, Role role) =>
        work.Execute("insert into staff_role (staff, clinic, role) values (@staff, @at, @role) on conflict do nothing", new { staff, at = clinic, role = role.Code });
}
