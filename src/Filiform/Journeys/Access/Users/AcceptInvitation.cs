using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Filiform.Store;

namespace Filiform.Journeys.Access.Users;

/// <summary>What the page of an invitation shows.</summary>
public sealed class ShowInvitation(StaffCredentials credentials) : IUseCase<string, ShowInvitation.Answer>
{
    /// <param name="NewSecret">For the authenticator's picture.</param>
    public sealed record Answer(string Name, string Email, string ClinicName, byte[] NewSecret);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(string request, Work work)
    {
        var found = await AcceptInvitation.Find(work, request);
        if (found.Refusal is { } refusal) return refusal;
        var (ticket, staff) = found.Value;
        var clinic = await work.QueryOne<string>("select name from clinic where id = @of", new { of = ticket.Clinic });
        return new Answer(staff.Name, staff.Email, clinic ?? "", credentials.NewSecret("invitation " + request));
    }
}

/// <summary>Begins a passkey for the person who was invited.</summary>
public sealed class StartInvitedPasskey(PasskeyCeremony ceremony) : IUseCase<StartInvitedPasskey.Request, PasskeyTask>, INetworkWide
{
    public sealed record Request(string Code, Site Site);

    public Permission Permission => Permission.Public;

    public async Task<Result<PasskeyTask>> Handle(Request request, Work work)
    {
        var found = await AcceptInvitation.Find(work, request.Code);
        if (found.Refusal is { } refusal) return refusal;
        var staff = found.Value.Staff;
        return await NewPasskeys.Ask(work, ceremony, new(staff.Id.Value, "staff", staff.Email, null), staff.Name, request.Site);
    }
}

/// <summary>Sets up how an invited colleague signs in, and signs them in. What they had before no longer works.</summary>
public sealed class AcceptInvitation(StaffCredentials credentials, PasskeyCeremony ceremony) : IUseCase<AcceptInvitation.Request, SetUp>, INetworkWide
{
    public sealed record Request(string Code, WayIn WayIn);

    public Permission Permission => Permission.Public;

    public async Task<Result<SetUp>> Handle(Request request, Work work)
    {
        var found = await Find(work, request.Code);
        if (found.Refusal is { } refusal) return refusal;
        var (ticket, staff) = found.Value;

        await StaffCredentials.Clear(work, staff.Id);
        var codes = await request.WayIn.Keep(work, credentials, ceremony, staff.Id, staff.Name, staff.Email, credentials.NewSecret("invitation " + request.Code));
        if (codes.Refusal is { } wrong) return wrong;
        if (!await Tickets.Use(work, ticket)) return Refusal.LinkClosed;

        await SignIns.EndAllOf(work, staff.Id);
        return new SetUp(await SignIns.Open(work, "staff", 2, staff: staff.Id, clinic: ticket.Clinic), codes.Value);
    }

    internal static async Task<Result<(TicketRow Ticket, StaffRow Staff)>> Find(Work work, string code)
    {
        if (await Tickets.Find(work, Invitations.Kind, code) is not { Staff: { } id } ticket) return Refusal.NotFound;
        if (!ticket.Stands(work.Now) || await StaffReader.Read(work, id) is not { Active: true } staff) return Refusal.LinkClosed;
        return (ticket, staff);
    }
}
