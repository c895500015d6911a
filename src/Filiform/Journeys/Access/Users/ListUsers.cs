using Filiform.Store;

namespace Filiform.Journeys.Access.Users;

/// <summary>Everybody who works, or worked, at the clinic acted in, and the changes that wait for a second administrator.</summary>
public sealed class ListUsers : IUseCase<Done, ListUsers.Answer>
{
    /// <param name="Practitioners">Those whom nobody signs in as yet.</param>
    public sealed record Answer(ImmutableArray<User> Users, ImmutableArray<Waiting> Waiting, ImmutableArray<PractitionerLine> Practitioners, int IdleMinutes);

    /// <param name="State"><c>active</c>, <c>invited</c> (has no way in yet) or <c>off</c>.</param>
    public sealed record User(Id<Staff> Id, string Name, string Email, ImmutableArray<Role> Roles, string State);

    public sealed record Waiting(Guid Id, Id<Staff> Staff, string Name, ImmutableArray<Role> Before, ImmutableArray<Role> After, string? AskedBy, bool Mine);

    public sealed record PractitionerLine(Id<Practitioner> Id, string Name);

    private sealed record WaitingRow(Guid Id, Id<Staff> Staff, string Name, string Roles, Id<Staff>? AskedBy, string? AskedByName);

    public Permission Permission => Permission.ReadUsers;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Done request, Work work)
    {
        var users = await UserReader.Here(work);
        var waiting = await work.Query<WaitingRow>("""
            select c.id, c.staff, s.name, c.roles, c.asked_by, b.name as asked_by_name
            from role_change c join staff s on s.id = c.staff left join staff b on b.id = c.asked_by
            where c.clinic = @clinic and c.outcome = 'waiting' order by c.asked_at, c.id
            """);
        var practitioners = await work.Query<PractitionerLine>("""
            select id, given_name || ' ' || family_name || ', ' || suffix as name from practitioner p
            where active = true and not exists (select 1 from staff s where s.practitioner = p.id) order by family_name, given_name, id
            """);
        var idle = await work.QueryOne<string>("select value from setting where clinic = @clinic and name = @name", new { name = SignIns.IdleSetting });
        return new Answer(users, [.. waiting.Select(row => new Waiting(
                row.Id, row.Staff, row.Name, users.FirstOrDefault(user => user.Id == row.Staff)?.Roles ?? [], RoleChanges.Parse(row.Roles),
                row.AskedByName, row.AskedBy?.Value == work.Actor.Id))],
            practitioners, int.TryParse(idle, out var minutes) ? minutes : SignIns.UsualIdle);
    }
}

public static class UserReader
{
    private sealed record Row(Id<Staff> Id, string Name, string Email, string? Role, bool CanSignIn);

    /// <summary>Whoever has a role here, had one, or waits for one.</summary>
    public static async Task<ImmutableArray<ListUsers.User>> Here(Work work)
    {
        var rows = await work.Query<Row>("""
            select s.id, s.name, s.email, r.role,
                   case when exists (select 1 from passkey p where p.holder = s.id) or exists (select 1 from staff_password w where w.staff = s.id)
                          or exists (select 1 from network n where n.demonstration = true)
                        then true else false end as can_sign_in
            from staff s left join staff_role r on r.staff = s.id and r.clinic = @clinic
            where r.role is not null or exists (select 1 from role_change c where c.staff = s.id and c.clinic = @clinic)
            order by s.name, s.id
            """);
        return [.. rows.GroupBy(row => (row.Id, row.Name, row.Email, row.CanSignIn)).Select(person =>
        {
            ImmutableArray<Role> roles = [.. Role.All.Where(role => person.Any(row => row.Role == role.Code))];
            return new ListUsers.User(person.Key.Id, person.Key.Name, person.Key.Email, roles, roles.IsEmpty ? "off" : person.Key.CanSignIn ? "active" : "invited");
        })];
    }

    public static Task<bool> IsOrWasHere(Work work, Id<Staff> staff) => work.Exists("""
        select 1 from staff s where s.id = @staff and (exists (select 1 from staff_role r where r.staff = s.id and r.clinic = @clinic)
          or exists (select 1 from role_change c where c.staff = s.id and c.clinic = @clinic))
        """, new { staff });
}
