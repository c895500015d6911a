using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Signs this browser out.</summary>
public sealed class EndSignIn : IUseCase<Done, Done>
{
    public Permission Permission => Permission.Public;

    public async Task<Result<Done>> Handle(Done request, Work work)
    {
        if (work.Actor.SignIn is { } signIn) await SignIns.End(work, signIn);
        return Done.It;
    }
}

/// <summary>Ends one's own sign-ins elsewhere: all of them, or one.</summary>
public sealed class EndOtherSignIns : IUseCase<EndOtherSignIns.Request, Done>
{
    /// <param name="One">Null for all others.</param>
    public sealed record Request(Id<SignIn>? One);

    public Permission Permission => Permission.Staff;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (work.Actor.SignIn is not { } here) return Refusal.SignInFirst;
        var me = new Id<Staff>(work.Actor.Id!.Value);
        if (request.One is not { } one) await SignIns.EndOthersOf(work, me, here);
        else if (!(await SignIns.OpenOf(work, me)).Any(row => row.Id == one)) return Refusal.NotFound;
        else await SignIns.End(work, one);
        return Done.It;
    }
}
