using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Finds who acts: by the private link in the address, by the sign-in cookie, or nobody.</summary>
public sealed class FindActor : IUseCase<FindActor.Request, Actor>, INetworkWide
{
    /// <param name="LinkToken">From the address; null when the address has none.</param>
    /// <param name="SignInToken">From the cookie.</param>
    /// <param name="LinkSignInToken">From the cookie of a browser in which a link's birth date was given.</param>
    public sealed record Request(string? LinkToken, string? SignInToken, string? Address, string RequestId, string? LinkSignInToken = null);

    private sealed record StaffRow(Id<Staff> Id, string Name, Id<Practitioner>? Practitioner);

    private sealed record RoleRow(Id<Clinic> Clinic, string Role);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Actor>> Handle(Request request, Work work)
    {
        var signIn = await Standing(work, request.SignInToken);
        var actor = request.LinkToken is { } linkToken
            ? await OfLink(work, linkToken, [signIn, await Standing(work, request.LinkSignInToken)])
            : signIn is null ? Actor.Visitor : await OfSignIn(work, signIn);
        return actor with { Address = request.Address, RequestId = request.RequestId };
    }

    private static async Task<SignInRow?> Standing(Work work, string? token) =>
        token is not null && await SignIns.Find(work, token) is { } row && SignIns.Stands(row, work.Now) ? row : null;

    private static async Task<Actor> OfLink(Work work, string token, ImmutableArray<SignInRow?> signIns)
    {
        if (await PrivateLinks.Find(work, token) is not { } link || !link.Stands(work.Now)) return Actor.Visitor;

        // The birth date was given in this browser for this very link, or the patient is signed in as themselves.
        var proof = signIns.OfType<SignInRow>().Where(each => each.Link == link.Id || (each.Kind == "patient" && each.Patient == link.Patient)).MaxBy(each => each.Level);
        return new Actor("link", link.Id.Value, link.Clinic, [], proof?.Level ?? 0)
        {
            Patient = link.Patient, Appointment = link.Appointment, CheckIn = link.CheckIn, Purpose = link.Purpose, SignIn = proof?.Id, SeenAt = proof?.SeenAt,
        };
    }

    private static async Task<Actor> OfSignIn(Work work, SignInRow signIn) => signIn.Kind switch
    {
        "staff" => await OfStaff(work, signIn),
        "patient" => await OfPatient(work, signIn),
        _ => Actor.Visitor,
    };

    private static async Task<Actor> OfPatient(Work work, SignInRow signIn)
    {
        if (!await work.Exists("select 1 from patient where id = @Patient and clinic = @in and active = true", new { signIn.Patient, @in = signIn.Clinic }))
            return Actor.Visitor;
        return new Actor("patient", signIn.Patient!.Value.Value, signIn.Clinic, [], signIn.Level)
        {
            Patient = signIn.Patient, SignIn = signIn.Id, SteppedUpAt = signIn.SteppedUpAt, SeenAt = signIn.SeenAt,
        };
    }

    private static async Task<Actor> OfStaff(Work work, SignInRow signIn)
    {
        var staff = await work.QueryOne<StaffRow>("select id, name, practitioner from staff where id = @Staff and active = true", new { signIn.Staff });
        if (staff is null) return Actor.Visitor;

        var roles = await work.Query<RoleRow>("select clinic, role from staff_role where staff = @Id order by clinic, role", new { staff.Id });
        var clinic = roles.Any(each => each.Clinic == signIn.Clinic) ? signIn.Clinic : roles.Select(each => (Id<Clinic>?)each.Clinic).FirstOrDefault();
        return new Actor("staff", staff.Id.Value, clinic, [.. roles.Where(each => each.Clinic == clinic).Select(each => Role.Find(each.Role)!)], 2)
        {
            Practitioner = staff.Practitioner, SignIn = signIn.Id, SteppedUpAt = signIn.SteppedUpAt, SeenAt = signIn.SeenAt, Name = staff.Name,
        };
    }
}
