using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Filiform.Journeys.Access.Credentials;

/// <summary>ASP.NET Core Identity's password hashes: PBKDF2 with HMAC-SHA-512, a random salt, and OWASP's number of rounds.</summary>
public static class PasswordHashes
{
    private const int Rounds = 210_000;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>Stands in for the hash of an account that does not exist, so that its answer takes as long.</summary>
    private static readonly Lazy<string> Nobody = new(() => Hash(SignIns.NewToken()));

    public static string Hash(string password) => Hasher.HashPassword("", PasswordRules.Normal(password));

    /// <param name="hash">Null when there is no such account, or it has no password.</param>
    public static bool Fits(string? hash, string password)
    {
        // Hashing a megabyte is work that a stranger must not be able to ask for.
        var given = password.Length > PasswordRules.Longest * 4 ? "" : PasswordRules.Normal(password);
        return Hasher.VerifyHashedPassword("", hash ?? Nobody.Value, given) != PasswordVerificationResult.Failed && hash is not null;
    }
}
