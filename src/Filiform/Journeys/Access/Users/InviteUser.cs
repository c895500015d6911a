using System.Net.Mail;
using Filiform.Store;

namespace Filiform.Journeys.Access.Users;

/// <summary>Adds somebody to the clinic acted in, with roles, and mails them a link to set up how they sign in.</summary>
public sealed class InviteUser(Invitations invitations) : IUseCase<InviteUser.Request, InviteUser.Answer>
{
    public const int LongestName = 100, LongestEmail = 254;

    /// <param name="Practitioner">Whose sessions this person signs; null when they treat nobody, or are not entered yet.</param>
    public sealed record Request(string Name, string Email, ImmutableArray<Role> Roles, Id<Practitioner>? Practitioner);

    /// <param name="Waits">A second administrator has to agree before the letter goes out.</param>
    public sealed record Answer(Id<Staff> Staff, bool Waits);

    public Permission Permission => Permission.SetTherapists;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        ImmutableArray<Reason> reasons = [.. Check(request)];
        if (reasons.Length > 0) return Refusal.Invalid(reasons);
        var known = await work.QueryOne<Id<Staff>?>("select id from staff where email = @email", new { email = StaffReader.NormalEmail(request.Email) });
        if (RoleChanges.Refuses(work.Actor, known, [], request.Roles) is { } refusal) return refusal;
        if (known is { } already && (await RoleChanges.Now(work, already)).Length > 0) return Refusal.Invalid(new Reason("email-known", "email"));

        var staff = known ?? await Add(work, request);
        if (request.Practitioner is { } practitioner && await Link(work, staff, practitioner) is { } taken) return taken;
        var waits = await RoleChanges.Ask(work, staff, request.Roles);
        if (waits.Refusal is { } waiting) return waiting;
        if (!waits.Value) await invitations.Send(work, staff);
        return new Answer(staff, waits.Value);
    }

    private static IEnumerable<Reason> Check(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Name)) yield return new("required", "name");
        else if (request.Name.Length > LongestName) yield return new("too-long", "name", LongestName);
        if (!IsEmail(request.Email)) yield return new("email-wrong", "email");
        if (request.Roles.IsEmpty) yield return new("role-needed", "roles");
    }

    internal static bool IsEmail(string email) => email.Length <= LongestEmail && MailAddress.TryCreate(email.Trim(), out var address)
        && address.Address == email.Trim() && address.Host.Contains('.', StringComparison.Ordinal) && !email.Any(char.IsControl);

    /// <remarks>Not active until the roles are in place.</remarks>
    private static async Task<Id<Staff>> Add(Work work, Request request)
    {
        var id = work.NewId<Staff>();
        await work.Execute("insert into staff (id, name, email, active, created_at) values (@id, @name, @email, false, @Now) on conflict (email) do nothing",
            new { id, name = request.Name.Trim(), email = StaffReader.NormalEmail(request.Email), work.Now });
        // Two invitations of one person at once are one person.
        return await work.QueryOne<Id<Staff>>("select id from staff where email = @email", new { email = StaffReader.NormalEmail(request.Email) });
    }

    private static async Task<Refusal?> Link(Work work, Id<Staff> staff, Id<Practitioner> practitioner) => await work.Execute("""
        update staff set practitioner = @practitioner where id = @staff and (practitioner is null or practitioner = @practitioner)
          and exists (select 1 from practitioner p where p.id = @practitioner and p.active = true)
          and not exists (select 1 from staff o where o.practitioner = @practitioner and o.id <> @staff)
        """, new { staff, practitioner }) == 1 ? null : Refusal.Invalid(new Reason("practitioner-taken", "practitioner"));
}
