using Filiform.Store;

namespace Filiform.Journeys.Access.Passkeys;

/// <summary>A new passkey as the browser hands it in.</summary>
/// <param name="Challenge">Token of the question it answers.</param>
/// <param name="Device">What it was made on, as far as the browser says; for those whom nobody names.</param>
public sealed record NewPasskey(string Challenge, string Credential, Site Site, string Device = "Passkey");

/// <summary>Asking for a new passkey and keeping it; shared by one's own page, invitations and the first administrator.</summary>
internal static class NewPasskeys
{
    public static async Task<PasskeyTask> Ask(Work work, PasskeyCeremony ceremony, PasskeyHolder holder, string displayName, Site site)
    {
        var question = await ceremony.AskForNew(work, holder, displayName, site);
        return new(question.Options, await Tickets.Issue(work, StartPasskeySignIn.Kind, StartPasskeySignIn.GoodFor, state: question.State));
    }

    /// <returns>The id of the person it was made for, and the passkey; a refusal when it does not hold.</returns>
    public static async Task<Result<(Guid Holder, Microsoft.AspNetCore.Identity.UserPasskeyInfo Passkey)>> Check(Work work, PasskeyCeremony ceremony, NewPasskey passkey)
    {
        if (await Tickets.Find(work, StartPasskeySignIn.Kind, passkey.Challenge) is not { State: { } state } ticket || !ticket.Stands(work.Now)) return SignInRefusal.BeginAgain;
        if (!await Tickets.Use(work, ticket)) return SignInRefusal.BeginAgain;
        if (await ceremony.CheckNew(work, passkey.Credential, state, passkey.Site) is not { } made) return SignInRefusal.WrongPasskey;
        return (made.Holder, made.Passkey);
    }

    /// <returns>Null when it is kept.</returns>
    public static async Task<Refusal?> Keep(Work work, PasskeyCeremony ceremony, PasskeyHolder holder, string name, NewPasskey passkey)
    {
        var made = await Check(work, ceremony, passkey);
        if (made.Refusal is { } refusal) return refusal;
        if (made.Value.Holder != holder.Id) return SignInRefusal.WrongPasskey;
        await Write(work, holder, name, made.Value.Passkey);
        return null;
    }

    public static Task Write(Work work, PasskeyHolder holder, string name, Microsoft.AspNetCore.Identity.UserPasskeyInfo passkey)
    {
        passkey.Name = name;
        return new PasskeyStore(work).AddOrUpdatePasskeyAsync(holder, passkey, default);
    }
}
