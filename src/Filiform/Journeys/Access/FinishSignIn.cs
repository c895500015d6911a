using Filiform.Journeys.Access.Credentials;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>The password was right: hands out the ticket for the second half.</summary>
public sealed class OpenHalf : IUseCase<OpenHalf.Request, string>
{
    /// <param name="Tries">The subject whose tries are forgotten.</param>
    public sealed record Request(KnownStaff Staff, string Tries);

    internal const string Kind = "code";

    /// <summary>Time to find the phone.</summary>
    private static readonly Duration GoodFor = Duration.FromMinutes(10);

    public Permission Permission => Permission.Public;

    public async Task<Result<string>> Handle(Request request, Work work)
    {
        await Tries.Forget(work, request.Tries);
        return await Tickets.Issue(work, Kind, GoodFor, staff: request.Staff.Staff);
    }
}

/// <summary>Whose second half a browser is at.</summary>
public sealed class FindHalf : IUseCase<string, KnownStaff>
{
    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<KnownStaff>> Handle(string request, Work work)
    {
        if (await Tickets.Find(work, OpenHalf.Kind, request) is not { Staff: { } staff } ticket || !ticket.Stands(work.Now)) return SignInRefusal.BeginAgain;
        return await StaffReader.Known(work, staff) is { } known ? known : SignInRefusal.BeginAgain;
    }
}

/// <summary>The code fits too: opens the sign-in.</summary>
public sealed class FinishSignIn(StaffCredentials credentials) : IUseCase<FinishSignIn.Request, string>
{
    /// <param name="Tries">The subject whose tries are forgotten.</param>
    public sealed record Request(string Half, string Code, string Tries);

    public Permission Permission => Permission.Public;

    public async Task<Result<string>> Handle(Request request, Work work)
    {
        if (await Tickets.Find(work, OpenHalf.Kind, request.Half) is not { Staff: { } staff } ticket || !ticket.Stands(work.Now)) return SignInRefusal.BeginAgain;
        if (await StaffReader.Known(work, staff) is not { } known) return SignInRefusal.BeginAgain;
        if (!await credentials.TakeCode(work, staff, request.Code)) return SignInRefusal.WrongCode;
        if (!await Tickets.Use(work, ticket)) return SignInRefusal.BeginAgain;

        await Access.Tries.Forget(work, request.Tries);
        return await SignIns.Open(work, "staff", 2, staff: staff, clinic: known.Clinic);
    }
}
