using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>What a staff member sees of their own access: ways in, sign-ins that stand, clinics.</summary>
public sealed class ShowMyAccess(StaffCredentials credentials) : IUseCase<Done, ShowMyAccess.Answer>
{
    /// <param name="NewSecret">For the picture that sets up an authenticator; the same until one is set up.</param>
    /// <param name="Zone">Of the clinic worked in; null where there is none.</param>
    public sealed record Answer(
        string Name, string Email, bool HasPassword, int RecoveryCodesLeft, ImmutableArray<PasskeyRow> Passkeys,
        ImmutableArray<SignInRow> SignIns, ImmutableArray<ClinicLine> Clinics, byte[] NewSecret, string? Zone)
    {
        public bool HasCredentials => HasPassword || Passkeys.Length > 0;
    }

    public sealed record ClinicLine(Id<Clinic> Id, string Name);

    public Permission Permission => Permission.Staff;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Done request, Work work)
    {
        var me = new Id<Staff>(work.Actor.Id!.Value);
        if (await StaffReader.Read(work, me) is not { } row) return Refusal.NotFound;
        return new Answer(
            row.Name, row.Email, await StaffCredentials.PasswordHash(work, me) is not null,
            (int)await work.QueryOne<long>("select count(*) from staff_recovery_code where staff = @me and used_at is null", new { me }),
            await PasskeyReader.Of(work, me.Value), await Access.SignIns.OpenOf(work, me),
            await work.Query<ClinicLine>("""
                select id, name from clinic where id in (select clinic from staff_role where staff = @me) order by name, id
                """, new { me }),
            await SecretFor(work, credentials, me),
            await work.QueryOne<string>("select zone from clinic where id = @clinic"));
    }

    internal static async Task<byte[]> SecretFor(Work work, StaffCredentials credentials, Id<Staff> me) =>
        credentials.NewSecret($"{me} {work.Actor.SignIn} {await work.QueryOne<long?>("select last_step from staff_authenticator where staff = @me", new { me })}");
}

/// <summary>Sets one's own password, or the authenticator app, or both; whoever has neither yet sets both.</summary>
public sealed class SetMyPassword(StaffCredentials credentials) : IUseCase<SetMyPassword.Request, SetMyPassword.Answer>
{
    /// <param name="Password">Null to keep the present one.</param>
    /// <param name="Code">From the app that was just set up; null to keep the present one.</param>
    public sealed record Request(string? Password, string? Code);

    /// <param name="Token">The sign-in's new token: every other sign-in of this person has ended.</param>
    /// <param name="RecoveryCodes">New ones, when an app was set up; otherwise empty.</param>
    public sealed record Answer(string Token, ImmutableArray<string> RecoveryCodes);

    public Permission Permission => Permission.Staff;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (work.Actor.SignIn is not { } signIn) return Refusal.SignInFirst;
        if (!Fresh.Is(work)) return Refusal.StepUpFirst;
        var me = new Id<Staff>(work.Actor.Id!.Value);
        var row = (await StaffReader.Read(work, me))!;
        var hasPassword = await StaffCredentials.PasswordHash(work, me) is not null;
        if (request.Password is null && (request.Code is null || !hasPassword)) return Refusal.Invalid(new Reason("required", "password"));
        if (request.Code is null && !hasPassword) return Refusal.Invalid(new Reason("required", "code"));

        if (request.Password is { } password)
        {
            if (PasswordRules.Refuses(password, "password", row.Name, row.Email) is { } reason) return Refusal.Invalid(reason);
            await StaffCredentials.SetPassword(work, me, PasswordHashes.Hash(password));
            work.Changed("password");
        }

        ImmutableArray<string> codes = [];
        if (request.Code is { } code)
        {
            var secret = await ShowMyAccess.SecretFor(work, credentials, me);
            if (!await credentials.SetAuthenticator(work, me, secret, code)) return Refusal.Invalid(new Reason("code-other", "code"));
            codes = await credentials.NewRecoveryCodes(work, me);
            work.Changed("authenticator", "recovery-codes");
        }

        return await Fresh.OnlyThis(work, signIn) is { } token ? new Answer(token, codes) : Refusal.SignInFirst;
    }
}

/// <summary>Replaces one's own recovery codes; the answer is the only place where the new ones stand.</summary>
public sealed class RenewRecoveryCodes(StaffCredentials credentials) : IUseCase<Done, ImmutableArray<string>>
{
    public Permission Permission => Permission.Staff;

    public async Task<Result<ImmutableArray<string>>> Handle(Done request, Work work)
    {
        if (!Fresh.Is(work)) return Refusal.StepUpFirst;
        work.Changed("recovery-codes");
        return await credentials.NewRecoveryCodes(work, new(work.Actor.Id!.Value));
    }
}

/// <summary>Goes to work in another of one's own clinics.</summary>
public sealed class ChooseClinic : IUseCase<Id<Clinic>, Done>
{
    public Permission Permission => Permission.Staff;

    public async Task<Result<Done>> Handle(Id<Clinic> request, Work work) => await work.Execute("""
        update sign_in set clinic = @to where id = @SignIn and ended_at is null
          and exists (select 1 from staff_role r where r.staff = sign_in.staff and r.clinic = @to)
        """, new { to = request, work.Actor.SignIn }) == 1 ? Done.It : Refusal.NotFound;
}
