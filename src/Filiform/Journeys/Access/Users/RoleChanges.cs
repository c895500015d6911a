using Filiform.Store;

namespace Filiform.Journeys.Access.Users;

/// <summary>How roles change: nobody gives themselves one, and where two administrators are, two of them agree (security.md §3).</summary>
public static class RoleChanges
{
    public static async Task<ImmutableArray<Role>> Now(Work work, Id<Staff> staff)
    {
        var codes = (await work.Query<string>("select role from staff_role where staff = @staff and clinic = @clinic", new { staff })).ToHashSet();
        return [.. Role.All.Where(role => codes.Contains(role.Code))];
    }

    /// <summary>A clinic lead looks after the clinic's therapists and nobody else; an administrator after everybody but themselves.</summary>
    public static Refusal? Refuses(Actor actor, Id<Staff>? staff, ImmutableArray<Role> before, ImmutableArray<Role> after)
    {
        if (actor.Kind == "system") return null;
        if (staff?.Value == actor.Id) return Refusal.Blocked(new Reason("not-yourself"));
        if (actor.Is(Role.Admin)) return null;
        return before.Union(after).All(role => role == Role.Therapist) ? null : Refusal.Blocked(new Reason("lead-therapists-only"));
    }

    /// <summary>Writes the change, or leaves it waiting for a second administrator.</summary>
    /// <returns>Whether it waits; a refusal when another change of this person waits already.</returns>
    public static async Task<Result<bool>> Ask(Work work, Id<Staff> staff, ImmutableArray<Role> roles)
    {
        var waits = work.Actor.Is(Role.Admin) && await OtherAdmins(work, [new(work.Actor.Id!.Value)]);
        var written = await work.Execute("""
            insert into role_change (id, clinic, staff, roles, asked_by, asked_at, outcome, decided_at)
            select @id, @clinic, @staff, @roles, @by, @Now, @outcome, @decided
            where not exists (select 1 from role_change where clinic = @clinic and staff = @staff and outcome = 'waiting')
            """, new
        {
            id = Guid.CreateVersion7(work.Now.ToDateTimeOffset()), staff, roles = Codes(roles), by = StaffOf(work.Actor), work.Now,
            outcome = waits ? "waiting" : "done", decided = waits ? (Instant?)null : work.Now,
        });
        if (written == 0) return Refusal.Blocked(new Reason("change-waits"));
        if (!waits) await Apply(work, staff, roles);
        return waits;
    }

    /// <summary>Puts the roles in place. Whoever they concern signs in anew; whoever has none left anywhere is no longer active.</summary>
    public static async Task Apply(Work work, Id<Staff> staff, ImmutableArray<Role> roles)
    {
        await work.Execute("delete from staff_role where staff = @staff and clinic = @clinic", new { staff });
        foreach (var role in roles)
            await work.Execute("insert into staff_role (staff, clinic, role) values (@staff, @clinic, @role)", new { staff, role = role.Code });
        var active = roles.Length > 0 || await work.Exists("select 1 from staff_role where staff = @staff", new { staff });
        await work.Execute("update staff set active = @active where id = @staff", new { staff, active });
        await SignIns.EndAllOf(work, staff);
        work.Changed("roles");
    }

    /// <summary>Whether an active administrator of this clinic exists besides these.</summary>
    public static async Task<bool> OtherAdmins(Work work, ImmutableArray<Id<Staff>> but)
    {
        var admins = await work.Query<Id<Staff>>("""
            select s.id from staff_role r join staff s on s.id = r.staff where r.clinic = @clinic and r.role = 'admin' and s.active = true
            """);
        return admins.Except(but).Any();
    }

    public static string Codes(ImmutableArray<Role> roles) => string.Join(' ', roles.Select(role => role.Code));

    public static ImmutableArray<Role> Parse(string codes) => [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Role.Find).OfType<Role>()];

    internal static Id<Staff>? StaffOf(Actor actor) => actor.IsStaff ? new(actor.Id!.Value) : null;
}
