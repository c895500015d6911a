using Filiform.Store;

namespace Filiform.Journeys.Access.Passkeys;

/// <summary>A passkey as its holder sees it.</summary>
public sealed record PasskeyRow(Guid Id, string Name, Instant CreatedAt, Instant? UsedAt);

public static class PasskeyReader
{
    public static Task<ImmutableArray<PasskeyRow>> Of(Work work, Guid holder) =>
        work.Query<PasskeyRow>("select id, name, created_at, used_at from passkey where holder = @holder order by created_at, id", new { holder });
}

/// <summary>Begins a new passkey for the person who is signed in.</summary>
public sealed class StartPasskey(PasskeyCeremony ceremony) : IUseCase<Site, PasskeyTask>, INetworkWide
{
    public Permission Permission => Permission.Public;

    public async Task<Result<PasskeyTask>> Handle(Site request, Work work)
    {
        if (PasskeyHolder.Of(work.Actor) is not { } actor || await PasskeyHolder.Find(work, actor.Id) is not { } holder) return Refusal.SignInFirst;
        if (!Fresh.Is(work)) return Refusal.StepUpFirst;
        return await NewPasskeys.Ask(work, ceremony, holder, holder.Name, request);
    }
}

/// <summary>Keeps a new passkey, under a name its holder will know it by.</summary>
public sealed class AddPasskey(PasskeyCeremony ceremony) : IUseCase<AddPasskey.Request, string>, INetworkWide
{
    public const int LongestName = 60;

    public sealed record Request(string Name, NewPasskey Passkey);

    public Permission Permission => Permission.Public;

    /// <returns>The sign-in's new token: every other sign-in of this person has ended.</returns>
    public async Task<Result<string>> Handle(Request request, Work work)
    {
        if (PasskeyHolder.Of(work.Actor) is not { } holder || work.Actor.SignIn is not { } signIn) return Refusal.SignInFirst;
        if (!Fresh.Is(work)) return Refusal.StepUpFirst;
        if (string.IsNullOrWhiteSpace(request.Name)) return Refusal.Invalid(new Reason("required", "name"));
        if (request.Name.Length > LongestName) return Refusal.Invalid(new Reason("too-long", "name", LongestName));
        if (await NewPasskeys.Keep(work, ceremony, holder, request.Name.Trim(), request.Passkey) is { } refusal) return refusal;

        work.Changed("passkey");
        return await Fresh.OnlyThis(work, signIn) is { } token ? token : Refusal.SignInFirst;
    }
}

/// <summary>Forgets one of one's own passkeys; never the last way in.</summary>
public sealed class RemovePasskey : IUseCase<Guid, string>
{
    public Permission Permission => Permission.Public;

    public async Task<Result<string>> Handle(Guid request, Work work)
    {
        if (PasskeyHolder.Of(work.Actor) is not { } holder || work.Actor.SignIn is not { } signIn) return Refusal.SignInFirst;
        if (!Fresh.Is(work)) return Refusal.StepUpFirst;
        if (await work.Execute("delete from passkey where id = @id and holder = @holder", new { id = request, holder = holder.Id }) == 0) return Refusal.NotFound;
        if (holder.Kind == "staff" && !await work.Exists("""
            select 1 from staff s where s.id = @holder
              and (exists (select 1 from passkey p where p.holder = s.id) or exists (select 1 from staff_password w where w.staff = s.id))
            """, new { holder = holder.Id })) return Refusal.Blocked(new Reason("last-way-in"));

        work.Changed("passkey");
        return await Fresh.OnlyThis(work, signIn) is { } token ? token : Refusal.SignInFirst;
    }
}

/// <summary>What changes one's own credentials asks for a sign-in renewed within five minutes, and leaves no other standing.</summary>
internal static class Fresh
{
    public static bool Is(Work work) => work.Actor.SteppedUpAt > work.Now - Pipeline.Access.StepUpFor;

    /// <returns>The new token of this sign-in; null when it has ended.</returns>
    public static async Task<string?> OnlyThis(Work work, Id<SignIn> signIn)
    {
        await work.Execute("""
            update sign_in set ended_at = @Now where id <> @signIn and ended_at is null and (staff = @me or patient = @me)
            """, new { signIn, me = work.Actor.Id, work.Now });
        return await SignIns.Renew(work, signIn);
    }
}
