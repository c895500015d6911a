using System.Security.Cryptography;
using Filiform.Store;

namespace Filiform.Journeys.Access.Credentials;

/// <summary>What a staff member proves themselves with, besides passkeys: password, authenticator and recovery codes.</summary>
/// <remarks>Secrets are sealed, and codes digested, under the installation's own key and not a clinic's: one person works in several clinics.</remarks>
public sealed class StaffCredentials(Vault vault)
{
    public const int RecoveryCodes = 10;

    private const string SecretColumn = "staff_authenticator.secret", CodeColumn = "staff_recovery_code.digest";

    private sealed record Authenticator(string Secret, long LastStep);

    public static Task<string?> PasswordHash(Work work, Id<Staff> staff) =>
        work.QueryOne<string>("select hash from staff_password where staff = @staff", new { staff });

    public static Task SetPassword(Work work, Id<Staff> staff, string hash) => work.Execute("""
        insert into staff_password (staff, hash, changed_at) values (@staff, @hash, @Now)
        on conflict (staff) do update set hash = excluded.hash, changed_at = excluded.changed_at
        """, new { staff, hash, work.Now });

    /// <summary>A secret that is the same each time a set-up page is shown, and unlike any other's, without keeping it.</summary>
    /// <param name="seed">Names the occasion: the invitation's token, say.</param>
    public byte[] NewSecret(string seed) =>
        Convert.FromHexString(vault.Digest(null, "authenticator.set-up", seed)!)[..Totp.SecretBytes];

    /// <summary>Keeps the secret if the code shows that the person's app has it too.</summary>
    /// <returns>False when the code does not fit.</returns>
    public async Task<bool> SetAuthenticator(Work work, Id<Staff> staff, byte[] secret, string code)
    {
        if (Totp.StepOf(secret, Digits(code), work.Now, lastStep: 0) is not { } step) return false;
        await work.Execute("""
            insert into staff_authenticator (staff, secret, confirmed_at, last_step) values (@staff, @secret, @Now, @step)
            on conflict (staff) do update set secret = excluded.secret, confirmed_at = excluded.confirmed_at, last_step = excluded.last_step
            """, new { staff, secret = vault.Seal(null, SecretColumn, staff.Value, Convert.ToHexString(secret)), work.Now, step });
        return true;
    }

    /// <summary>Whether this is the app's code of now, never used before, or one of the recovery codes, which it uses up.</summary>
    public async Task<bool> TakeCode(Work work, Id<Staff> staff, string code)
    {
        var digits = Digits(code);
        if (digits.Length == 6 && digits.All(char.IsAsciiDigit)) return await TakeStep(work, staff, digits);
        return await work.Execute(
            "update staff_recovery_code set used_at = @Now where staff = @staff and digest = @digest and used_at is null",
            new { staff, work.Now, digest = DigestOf(staff, digits) }) == 1;
    }

    private async Task<bool> TakeStep(Work work, Id<Staff> staff, string digits)
    {
        var row = await work.QueryOne<Authenticator>("select secret, last_step from staff_authenticator where staff = @staff", new { staff });
        if (row is null) return false;
        var secret = Convert.FromHexString(vault.Open(null, SecretColumn, staff.Value, row.Secret)!);
        if (Totp.StepOf(secret, digits, work.Now, row.LastStep) is not { } step) return false;
        // The condition decides between two who bring the same code at once.
        return await work.Execute("update staff_authenticator set last_step = @step where staff = @staff and last_step < @step", new { staff, step }) == 1;
    }

    /// <summary>Replaces all recovery codes.</summary>
    /// <returns>The new ones, to be shown once.</returns>
    public async Task<ImmutableArray<string>> NewRecoveryCodes(Work work, Id<Staff> staff)
    {
        await work.Execute("delete from staff_recovery_code where staff = @staff", new { staff });
        ImmutableArray<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => NewCode())];
        await work.InsertMany("insert into staff_recovery_code (staff, digest)", [.. codes.Select(code => new object?[] { staff, DigestOf(staff, Digits(code)) })]);
        return codes;
    }

    /// <summary>Forgets everything that could prove this person, so that an invitation starts anew.</summary>
    public static async Task Clear(Work work, Id<Staff> staff)
    {
        await work.Execute("delete from staff_password where staff = @staff", new { staff });
        await work.Execute("delete from staff_authenticator where staff = @staff", new { staff });
        await work.Execute("delete from staff_recovery_code where staff = @staff", new { staff });
        await work.Execute("delete from passkey where holder = @staff", new { staff });
    }

    /// <summary>50 random bits, in letters that cannot be mistaken for one another.</summary>
    private static string NewCode()
    {
        var letters = RandomNumberGenerator.GetItems<char>("abcdefghjkmnpqrstvwxyz0123456789", 10);
        return $"{letters.AsSpan(0, 5)}-{letters.AsSpan(5)}";
    }

    private string DigestOf(Id<Staff> staff, string code) => vault.Digest(null, CodeColumn, $"{staff} {code}")!;

    private static string Digits(string code) => string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
