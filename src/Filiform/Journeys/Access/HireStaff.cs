using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Gives the simulated clinics their staff: every practitioner as a therapist, a desk and a lead for each clinic, and two people for the whole network.
/// No credentials: one click signs in.</summary>
public sealed class HireStaff : IUseCase<Done, int>, INetworkWide
{
    private sealed record Works(Id<Clinic> Clinic, string Slug, Id<Practitioner> Practitioner, string Name);

    /// <summary>One name after the other, clinic by clinic.</summary>
    private static readonly ImmutableArray<(Role Role, ImmutableArray<string> Names)> OfClinic =
    [
        (Role.FrontDesk, ["Frances Lane", "Nia Brooks", "Héctor Salas", "June Parker", "Amit Rao", "Sofía Luna"]),
        (Role.ClinicLead, ["Leo Marsh", "Ingrid Holm", "Marcus Dean", "Yolanda Cruz", "Peter Osei", "Helen Cho"]),
    ];

    private static readonly ImmutableArray<(Role Role, string Name)> OfNetwork = [(Role.QualityLead, "Quinn Abara"), (Role.Admin, "Ada Voss")];

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

        var clinics = works.Select(each => (each.Clinic, each.Slug)).Distinct().ToList();
        for (var at = 0; at < clinics.Count; at++)
            foreach (var (role, names) in OfClinic)
            {
                await Give(work, await Hire(work, names[at % names.Length], $"{role.Code}@{clinics[at].Slug}.example.org", null), clinics[at].Clinic, role);
                hired++;
            }

        foreach (var (role, name) in OfNetwork)
        {
            var id = await Hire(work, name, $"{role.Code}@example.org", null);
            foreach (var (clinic, _) in clinics) await Give(work, id, clinic, role);
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
