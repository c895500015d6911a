using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared.Mail;
using Filiform.Store;

namespace Filiform.Journeys.Access.Users;

/// <summary>Letters with a one-time link, by which a new colleague sets up how they sign in.</summary>
public sealed class Invitations(Installation installation, Words words)
{
    internal const string Kind = "invitation";

    /// <summary>A week: people are on leave.</summary>
    private static readonly Duration GoodFor = Duration.FromDays(7);

    /// <summary>Sends one, unless this person can sign in already; a former one no longer works.</summary>
    /// <param name="anew">Also to somebody who can sign in: they lost their keys, and set up new ones.</param>
    public async Task Send(Work work, Id<Staff> staff, bool anew = false)
    {
        if (!anew && await HasCredentials(work, staff)) return;
        await Tickets.EndAllOf(work, Kind, staff);
        var token = await Tickets.Issue(work, Kind, GoodFor, staff: staff, clinic: work.Clinic);
        var (row, clinic) = ((await StaffReader.Read(work, staff))!, await Clinics.Here(work));
        await Letters.Write(work, new(null, row.Email, Words.Language,
            words["access.invitation-subject", clinic.ShortName], words["access.invitation-body", row.Name, clinic.Name, $"{installation.Url}/invitation/{token}"]));
    }

    internal static Task<bool> HasCredentials(Work work, Id<Staff> staff) => work.Exists("""
        select 1 from staff s where s.id = @staff
          and (exists (select 1 from passkey p where p.holder = s.id) or exists (select 1 from staff_password w where w.staff = s.id))
        """, new { staff });
}

/// <summary>Sends the link again: the letter was lost, or the colleague's phone and passkeys were.</summary>
public sealed class InviteAgain(Invitations invitations) : IUseCase<Id<Staff>, Done>
{
    public Permission Permission => Permission.SetTherapists;

    public async Task<Result<Done>> Handle(Id<Staff> request, Work work)
    {
        var roles = await RoleChanges.Now(work, request);
        if (roles.IsEmpty) return Refusal.NotFound;
        if (RoleChanges.Refuses(work.Actor, request, roles, roles) is { } refusal) return refusal;
        await invitations.Send(work, request, anew: true);
        return Done.It;
    }
}
