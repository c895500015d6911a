using Filiform.Store;

namespace Filiform.Journeys.Access.Passkeys;

/// <summary>What a browser needs to ask the authenticator; the challenge's token comes back with the answer.</summary>
public sealed record PasskeyTask(string Options, string Challenge);

/// <summary>Begins a sign-in by passkey, or a step-up when somebody is signed in already.</summary>
public sealed class StartPasskeySignIn(PasskeyCeremony ceremony) : IUseCase<Site, PasskeyTask>, INetworkWide
{
    internal const string Kind = "passkey";
    internal static readonly Duration GoodFor = Duration.FromMinutes(5);

    public Permission Permission => Permission.Public;

    public async Task<Result<PasskeyTask>> Handle(Site request, Work work)
    {
        var known = work.Actor.IsStaff ? PasskeyHolder.Of(work.Actor) : null;
        var question = await ceremony.AskForKnown(work, known, request);
        return new PasskeyTask(question.Options, await Tickets.Issue(work, Kind, GoodFor, state: question.State, staff: known is null ? null : new(known.Id)));
    }
}

/// <summary>Opens a sign-in for whoever holds the passkey.</summary>
public sealed class SignInWithPasskey(PasskeyCeremony ceremony) : IUseCase<SignInWithPasskey.Request, SignInWithPasskey.Answer>, INetworkWide
{
    public sealed record Request(string Challenge, string Credential, Site Site);

    /// <param name="Kind"><c>staff</c> or <c>patient</c>.</param>
    public sealed record Answer(string Token, string Kind);

    public Permission Permission => Permission.Public;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (await Tickets.Find(work, StartPasskeySignIn.Kind, request.Challenge) is not { State: { } state } ticket || !ticket.Stands(work.Now))
            return SignInRefusal.BeginAgain;
        if (!await Tickets.Use(work, ticket)) return SignInRefusal.BeginAgain;
        if (await ceremony.CheckKnown(work, request.Credential, state, request.Site) is not { } holder) return SignInRefusal.WrongPasskey;

        var token = holder.Kind == "staff"
            ? await SignIns.Open(work, "staff", 2, staff: new(holder.Id), clinic: holder.Clinic)
            : await SignIns.Open(work, "patient", 2, patient: new(holder.Id), clinic: holder.Clinic);
        return new Answer(token, holder.Kind);
    }
}

/// <summary>A passkey used anew by somebody signed in: their sign-in is fresh again, under a new token.</summary>
public sealed class StepUpWithPasskey(PasskeyCeremony ceremony) : IUseCase<SignInWithPasskey.Request, string>, INetworkWide
{
    public Permission Permission => Permission.Staff;

    public async Task<Result<string>> Handle(SignInWithPasskey.Request request, Work work)
    {
        if (work.Actor.SignIn is not { } signIn) return Refusal.SignInFirst;
        if (await Tickets.Find(work, StartPasskeySignIn.Kind, request.Challenge) is not { State: { } state } ticket || !ticket.Stands(work.Now)
            || ticket.Staff?.Value != work.Actor.Id) return SignInRefusal.BeginAgain;
        if (!await Tickets.Use(work, ticket)) return SignInRefusal.BeginAgain;
        if (await ceremony.CheckKnown(work, request.Credential, state, request.Site) is not { } holder || holder.Id != work.Actor.Id) return SignInRefusal.WrongPasskey;
        return await SignIns.Renew(work, signIn) is { } token ? token : Refusal.SignInFirst;
    }
}
