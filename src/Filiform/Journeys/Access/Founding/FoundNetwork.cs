using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Filiform.Journeys.Access.Users;
using Filiform.Store;

namespace Filiform.Journeys.Access.Founding;

/// <summary>Founds the network: its name, its first clinic, and its first administrator, who chooses what else they do there.</summary>
/// <remarks>The one moment in which somebody gives themselves roles: nobody else is there who could.</remarks>
public sealed class FoundNetwork(StaffCredentials credentials, PasskeyCeremony ceremony) : IUseCase<FoundNetwork.Request, SetUp>, INetworkWide
{
    /// <param name="Clinic">Null when clinics were imported before anybody could sign in; the administrator then works in all of them.</param>
    /// <param name="Also">Roles besides administrator.</param>
    public sealed record Request(string Code, string Name, string Email, ImmutableArray<Role> Also, string Network, FirstClinic? Clinic, WayIn WayIn);

    public Permission Permission => Permission.Public;

    public async Task<Result<SetUp>> Handle(Request request, Work work)
    {
        if (await Tickets.Find(work, FirstAdministrator.Kind, request.Code) is not { } ticket) return Refusal.NotFound;
        if (!ticket.Stands(work.Now) || await work.Exists("select 1 from staff limit 1")) return Refusal.LinkClosed;
        var clinics = await work.Query<Id<Clinic>>("select id from clinic order by name, id");
        ImmutableArray<Reason> reasons = [.. Check(request), .. clinics.IsEmpty ? (request.Clinic ?? FirstClinic.Empty).Check() : []];
        if (reasons.Length > 0) return Refusal.Invalid(reasons);
        if (!await Tickets.Use(work, ticket)) return Refusal.LinkClosed;

        await Name(work, request.Network.Trim());
        if (clinics.IsEmpty) clinics = [await request.Clinic!.Open(work)];
        await FirstVisits.Write(work);
        var staff = await Employ(work, request, clinics, FirstStaff(request.Code));
        var codes = await request.WayIn.Keep(work, credentials, ceremony, staff, request.Name, request.Email, credentials.NewSecret("first " + request.Code));
        if (codes.Refusal is { } refusal) return refusal;
        return new SetUp(await SignIns.Open(work, "staff", 2, staff: staff, clinic: clinics[0]), codes.Value);
    }

    /// <summary>The id the first person will have: a passkey made before they are written must say it.</summary>
    internal static Id<Staff> FirstStaff(string code) =>
        new(new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("first staff " + code)).AsSpan(0, 16)));

    private static IEnumerable<Reason> Check(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Name)) yield return new("required", "name");
        else if (request.Name.Length > InviteUser.LongestName) yield return new("too-long", "name", InviteUser.LongestName);
        if (!InviteUser.IsEmail(request.Email)) yield return new("email-wrong", "email");
        if (string.IsNullOrWhiteSpace(request.Network)) yield return new("required", "network");
        else if (request.Network.Length > InviteUser.LongestName) yield return new("too-long", "network", InviteUser.LongestName);
    }

    private static async Task Name(Work work, string name)
    {
        if (await work.Execute("update network set name = @name", new { name }) == 0)
            await work.Execute("insert into network (id, name, demonstration, created_at) values (@id, @name, false, @Now)",
                new { id = Guid.CreateVersion7(work.Now.ToDateTimeOffset()), name, work.Now });
    }

    private static async Task<Id<Staff>> Employ(Work work, Request request, ImmutableArray<Id<Clinic>> clinics, Id<Staff> id)
    {
        await work.Execute("insert into staff (id, name, email, active, created_at) values (@id, @name, @email, true, @Now)",
            new { id, name = request.Name.Trim(), email = StaffReader.NormalEmail(request.Email), work.Now });
        await work.InsertMany("insert into staff_role (staff, clinic, role)",
            [.. clinics.SelectMany(_ => request.Also.Append(Role.Admin).Distinct(), (clinic, role) => new object?[] { id, clinic, role.Code })]);
        return id;
    }
}

/// <summary>What the founding page shows.</summary>
public sealed class ShowFounding(StaffCredentials credentials) : IUseCase<string, ShowFounding.Answer>
{
    /// <param name="NeedsClinic">False when clinics were imported already.</param>
    public sealed record Answer(string? Network, bool NeedsClinic, byte[] NewSecret);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(string request, Work work)
    {
        if (await Tickets.Find(work, FirstAdministrator.Kind, request) is not { } ticket) return Refusal.NotFound;
        if (!ticket.Stands(work.Now) || await work.Exists("select 1 from staff limit 1")) return Refusal.LinkClosed;
        return new Answer(await work.QueryOne<string>("select name from network limit 1"), !await work.Exists("select 1 from clinic limit 1"), credentials.NewSecret("first " + request));
    }
}

/// <summary>Begins a passkey for the first administrator.</summary>
public sealed class StartFirstPasskey(PasskeyCeremony ceremony) : IUseCase<StartFirstPasskey.Request, PasskeyTask>, INetworkWide
{
    public sealed record Request(string Code, string Name, string Email, Site Site);

    public Permission Permission => Permission.Public;

    public async Task<Result<PasskeyTask>> Handle(Request request, Work work)
    {
        if (await Tickets.Find(work, FirstAdministrator.Kind, request.Code) is not { } ticket) return Refusal.NotFound;
        if (!ticket.Stands(work.Now) || await work.Exists("select 1 from staff limit 1")) return Refusal.LinkClosed;
        var holder = new PasskeyHolder(FoundNetwork.FirstStaff(request.Code).Value, "staff", request.Email, null);
        return await NewPasskeys.Ask(work, ceremony, holder, request.Name, request.Site);
    }
}
