using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Access.Users;

/// <summary>What a finished set-up answers.</summary>
/// <param name="Token">Of the sign-in that was opened.</param>
/// <param name="RecoveryCodes">To be shown once; empty for a passkey.</param>
public sealed record SetUp(string Token, ImmutableArray<string> RecoveryCodes);

/// <summary>How somebody new chose to sign in: a passkey, or a password with an authenticator app.</summary>
/// <param name="Passkey">Null for password and code.</param>
public sealed record WayIn(string? Password, string? Code, NewPasskey? Passkey)
{
    /// <returns>Recovery codes, none for a passkey; a refusal that names what is missing.</returns>
    internal async Task<Result<ImmutableArray<string>>> Keep(
        Work work, StaffCredentials credentials, PasskeyCeremony ceremony, Id<Staff> staff, string name, string email, byte[] secret)
    {
        if (Passkey is { } passkey)
        {
            if (await NewPasskeys.Keep(work, ceremony, new(staff.Value, "staff", email, null), await PasskeyName(work, staff, passkey.Device), passkey) is { } refusal) return refusal;
            work.Changed("passkey");
            return ImmutableArray<string>.Empty;
        }

        ImmutableArray<Reason> reasons =
        [
            .. PasswordRules.Refuses(Password ?? "", "password", name, email) is { } reason ? [reason] : Enumerable.Empty<Reason>(),
            .. Reason.When(string.IsNullOrWhiteSpace(Code), "required", "code"),
        ];
        if (reasons.Length > 0) return Refusal.Invalid(reasons);
        if (!await credentials.SetAuthenticator(work, staff, secret, Code!)) return Refusal.Invalid(new Reason("code-other", "code"));
        await StaffCredentials.SetPassword(work, staff, PasswordHashes.Hash(Password!));
        work.Changed("authenticator", "password", "recovery-codes");
        return await credentials.NewRecoveryCodes(work, staff);
    }

    /// <summary>"iPhone, Nov 27, 2026", by the clock of the clinic they work in.</summary>
    private static async Task<string> PasskeyName(Work work, Id<Staff> staff, string device)
    {
        var zone = await work.QueryOne<string>("select c.zone from clinic c where c.id = (select min(r.clinic) from staff_role r where r.staff = @staff)", new { staff });
        return $"{device}, {ClinicDays.WithYear(work.Now.InZone(zone is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[zone]).Date)}";
    }
}
