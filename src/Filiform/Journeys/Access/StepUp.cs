using Filiform.Journeys.Access.Credentials;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Password and code given anew by somebody signed in: their sign-in is fresh again, under a new token.</summary>
public sealed class StepUp(StaffCredentials credentials) : IUseCase<StepUp.Request, string>
{
    /// <param name="Tries">The subject whose tries are forgotten.</param>
    public sealed record Request(string Code, string Tries);

    public Permission Permission => Permission.Staff;

    public async Task<Result<string>> Handle(Request request, Work work)
    {
        if (!await credentials.TakeCode(work, new Id<Staff>(work.Actor.Id!.Value), request.Code)) return SignInRefusal.WrongCode;
        await Access.Tries.Forget(work, request.Tries);
        return work.Actor.SignIn is { } signIn && await SignIns.Renew(work, signIn) is { } token ? token : Refusal.SignInFirst;
    }
}

/// <summary>Asks for password and code of the person signed in, counting tries as sign-in does.</summary>
public sealed class PasswordStepUp(Runner runner, Vault vault, TakeTry takeTry, CheckPassword checkPassword, ShowMyAccess show, RefuseSignIn refuse, StepUp stepUp)
{
    public async Task<Result<string>> Try(string password, string code, Actor actor, CancellationToken stop)
    {
        var me = await runner.Run(show, Done.It, actor, stop);
        if (me.Refusal is { } refusal) return refusal;

        // The same subject as at sign-in: a stolen session is no second place to guess at.
        var subject = "password " + StaffReader.NormalEmail(me.Value.Email);
        if ((await runner.Run(takeTry, subject, actor, stop)).Value.Wait is { } wait) return SignInRefusal.Slow(wait);

        var known = (await runner.Run(checkPassword, new(me.Value.Email, password), actor, stop)).Value.Staff;
        if (known is null) return (await runner.Run(refuse, Done.It, actor, stop)).Refusal!;
        return await runner.Run(stepUp, new(code, TakeTry.SubjectOf(vault, subject)), actor, stop);
    }
}

/// <summary>In the demonstration nobody has a password: a click renews the sign-in of a simulated person.</summary>
public sealed class StepUpInDemonstration(Installation installation) : IUseCase<Done, string>
{
    public Permission Permission => Permission.Staff;

    public async Task<Result<string>> Handle(Done request, Work work)
    {
        if (!await DemonstrationPeople.Exist(work, installation)) return Refusal.NotAllowed;
        return work.Actor.SignIn is { } signIn && await SignIns.Renew(work, signIn) is { } token ? token : Refusal.SignInFirst;
    }
}
