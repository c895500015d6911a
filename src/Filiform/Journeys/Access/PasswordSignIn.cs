using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>The two halves of signing in by password: e-mail and password, then a code. Each try is counted before it is judged.</summary>
public sealed class PasswordSignIn(
    Runner runner, Vault vault, TakeTry takeTry, CheckPassword checkPassword, OpenHalf openHalf, RefuseSignIn refuse, FindHalf findHalf, FinishSignIn finish)
{
    /// <returns>The token of the half sign-in, for the browser that goes on to the code.</returns>
    public async Task<Result<string>> Begin(string email, string password, Actor actor, CancellationToken stop)
    {
        var subject = "password " + StaffReader.NormalEmail(email);
        if (await Slow(subject, actor, stop) is { } slow) return slow;

        var known = (await runner.Run(checkPassword, new(email, password), actor, stop)).Value.Staff;
        if (known is null) return (await runner.Run(refuse, Done.It, actor, stop)).Refusal!;
        return await runner.Run(openHalf, new(known, TakeTry.SubjectOf(vault, subject)), As(actor, known), stop);
    }

    /// <param name="half">The token of the half sign-in.</param>
    /// <param name="code">From the authenticator app, or a recovery code.</param>
    /// <returns>The token of the sign-in.</returns>
    public async Task<Result<string>> Finish(string half, string code, Actor actor, CancellationToken stop)
    {
        var found = await runner.Run(findHalf, half, actor, stop);
        if (found.Refusal is { } refusal) return refusal;

        var subject = $"code {found.Value.Staff}";
        if (await Slow(subject, actor, stop) is { } slow) return slow;
        return await runner.Run(finish, new(half, code, TakeTry.SubjectOf(vault, subject)), As(actor, found.Value), stop);
    }

    private async Task<Refusal?> Slow(string subject, Actor actor, CancellationToken stop) =>
        (await runner.Run(takeTry, subject, actor, stop)).Value.Wait is { } wait ? SignInRefusal.Slow(wait) : null;

    /// <summary>Still nobody, but the audit log knows whose account it is about.</summary>
    internal static Actor As(Actor actor, KnownStaff known) => actor with { Id = known.Staff.Value, Clinic = known.Clinic };
}

/// <summary>The refusals of signing in. None says which part was wrong.</summary>
public static class SignInRefusal
{
    public static readonly Refusal Wrong = new("wrong-sign-in", 422);
    public static readonly Refusal WrongCode = new("wrong-code", 422);
    public static readonly Refusal WrongPasskey = new("wrong-passkey", 422);

    /// <summary>The first half is too long ago, or was never.</summary>
    public static readonly Refusal BeginAgain = new("begin-again", 410);

    public static Refusal Slow(Duration wait) => new("slow-down", 429, new Reason("wait-seconds", null, (long)Math.Ceiling(wait.TotalSeconds)));
}

/// <summary>Leaves the audit row of a failed sign-in.</summary>
public sealed class RefuseSignIn : IUseCase<Done, Done>
{
    public Permission Permission => Permission.Public;
    public Task<Result<Done>> Handle(Done request, Work work) => Task.FromResult<Result<Done>>(SignInRefusal.Wrong);
}
