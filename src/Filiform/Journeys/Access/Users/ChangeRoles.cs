using Filiform.Store;

namespace Filiform.Journeys.Access.Users;

/// <summary>Gives a colleague other roles in the clinic acted in. None at all takes them out of it.</summary>
public sealed class ChangeRoles(Invitations invitations) : IUseCase<ChangeRoles.Request, ChangeRoles.Answer>
{
    public sealed record Request(Id<Staff> Staff, ImmutableArray<Role> Roles);

    /// <param name="Waits">A second administrator has to agree.</param>
    public sealed record Answer(bool Waits);

    public Permission Permission => Permission.SetTherapists;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (!await UserReader.IsOrWasHere(work, request.Staff)) return Refusal.NotFound;
        var before = await RoleChanges.Now(work, request.Staff);
        if (RoleChanges.Refuses(work.Actor, request.Staff, before, request.Roles) is { } refusal) return refusal;
        if (before.SequenceEqual(request.Roles)) return Refusal.Invalid(new Reason("nothing-changed", "roles"));

        var waits = await RoleChanges.Ask(work, request.Staff, request.Roles);
        if (waits.Refusal is { } waiting) return waiting;
        if (!waits.Value && request.Roles.Length > 0) await invitations.Send(work, request.Staff);
        return new Answer(waits.Value);
    }
}

/// <summary>Takes a colleague out of the clinic at once: every role, every sign-in, every open invitation. It needs no second person.</summary>
/// <remarks>An account in wrong hands cannot wait for one. Giving roles back does.</remarks>
public sealed class DisableUser : IUseCase<Id<Staff>, Done>
{
    public Permission Permission => Permission.SetTherapists;

    public async Task<Result<Done>> Handle(Id<Staff> request, Work work)
    {
        var before = await RoleChanges.Now(work, request);
        var waiting = await work.Exists("select 1 from role_change where clinic = @clinic and staff = @staff and outcome = 'waiting'", new { staff = request });
        if (before.IsEmpty && !waiting) return Refusal.NotFound;
        if (RoleChanges.Refuses(work.Actor, request, before, []) is { } refusal) return refusal;

        await work.Execute("""
            update role_change set outcome = 'declined', decided_by = @by, decided_at = @Now where clinic = @clinic and staff = @staff and outcome = 'waiting'
            """, new { staff = request, by = RoleChanges.StaffOf(work.Actor), work.Now });
        await work.Execute("""
            insert into role_change (id, clinic, staff, roles, asked_by, asked_at, outcome, decided_at) values (@id, @clinic, @staff, '', @by, @Now, 'done', @Now)
            """, new { id = Guid.CreateVersion7(work.Now.ToDateTimeOffset()), staff = request, by = RoleChanges.StaffOf(work.Actor), work.Now });
        await RoleChanges.Apply(work, request, []);
        await Tickets.EndAllOf(work, Invitations.Kind, request);
        return Done.It;
    }
}

/// <summary>The second administrator agrees to a change of roles, or anybody who may set users withdraws it.</summary>
public sealed class DecideRoleChange(Invitations invitations) : IUseCase<DecideRoleChange.Request, Done>
{
    public sealed record Request(Guid Change, bool Agree);

    private sealed record Row(Id<Staff> Staff, string Roles, Id<Staff>? AskedBy);

    public Permission Permission => Permission.SetUsers;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var change = await work.QueryOne<Row>("select staff, roles, asked_by from role_change where id = @Change and clinic = @clinic and outcome = 'waiting'", new { request.Change });
        if (change is null) return Refusal.NotFound;
        var me = RoleChanges.StaffOf(work.Actor);
        if (request.Agree && change.AskedBy == me) return Refusal.Blocked(new Reason("second-person"));
        // With two administrators, the other one is all there is to ask; with three, a third decides about the second.
        if (request.Agree && change.Staff == me && change.AskedBy is { } asker && await RoleChanges.OtherAdmins(work, [asker, change.Staff]))
            return Refusal.Blocked(new Reason("not-yourself"));

        var decided = await work.Execute("""
            update role_change set outcome = @outcome, decided_by = @me, decided_at = @Now where id = @Change and clinic = @clinic and outcome = 'waiting'
            """, new { request.Change, outcome = request.Agree ? "done" : "declined", me, work.Now });
        if (decided == 0) return Refusal.Stale;
        if (!request.Agree) return Done.It;

        var roles = RoleChanges.Parse(change.Roles);
        await RoleChanges.Apply(work, change.Staff, roles);
        if (roles.Length > 0) await invitations.Send(work, change.Staff);
        return Done.It;
    }
}

/// <summary>How long a staff sign-in of this clinic may rest.</summary>
public sealed class SetIdleMinutes : IUseCase<int, Done>
{
    public Permission Permission => Permission.SetUsers;

    public async Task<Result<Done>> Handle(int request, Work work)
    {
        if (request is < SignIns.LeastIdle or > SignIns.MostIdle) return Refusal.Invalid(new Reason("between", "minutes", SignIns.LeastIdle, SignIns.MostIdle));
        await work.Execute("""
            insert into setting (clinic, name, value, set_by, set_at) values (@clinic, @name, @value, @by, @Now)
            on conflict (clinic, name) do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at
            """, new { name = SignIns.IdleSetting, value = request.ToString(System.Globalization.CultureInfo.InvariantCulture), by = work.Actor.Id, work.Now });
        work.Changed(SignIns.IdleSetting);
        return Done.It;
    }
}
