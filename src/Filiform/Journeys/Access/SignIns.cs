using System.Security.Cryptography;
using System.Text;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>A browser that is signed in, as the server keeps it; the browser holds only a random token.</summary>
public sealed record SignInRow(
    Id<SignIn> Id, string Kind, Id<Staff>? Staff, Id<Patient>? Patient, Id<PrivateLink>? Link, Id<Clinic>? Clinic, int Level,
    Instant CreatedAt, Instant SeenAt, Instant SteppedUpAt, Instant? EndedAt);

/// <summary>Server-side sign-ins (security.md §2): opened, found by token, ended; idle and absolute limits apply on every look.</summary>
public static class SignIns
{
    private static readonly Duration StaffIdle = Duration.FromMinutes(15), StaffAtMost = Duration.FromHours(12);
    private static readonly Duration PatientIdle = Duration.FromMinutes(20), PatientAtMost = Duration.FromHours(2);

    /// <summary>"Seen" is written at most this often: it guards a quarter of an hour, and each write is durable.</summary>
    private static readonly Duration SeenEvery = Duration.FromMinutes(1);

    private const string Columns = "id, kind, staff, patient, link, clinic, level, created_at, seen_at, stepped_up_at, ended_at";

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <returns>The token for the browser; it is kept nowhere else.</returns>
    public static async Task<string> Open(
        Work work, string kind, int level, Id<Staff>? staff = null, Id<Patient>? patient = null, Id<PrivateLink>? link = null, Id<Clinic>? clinic = null)
    {
        var token = NewToken();
        await work.Execute("""
            insert into sign_in (id, token_digest, kind, staff, patient, link, clinic, level, created_at, seen_at, stepped_up_at)
            values (@id, @digest, @kind, @staff, @patient, @link, @in, @level, @Now, @Now, @Now)
            """, new { id = work.NewId<SignIn>(), digest = Digest(token), kind, staff, patient, link, @in = clinic, level, work.Now });
        return token;
    }

    public static Task<SignInRow?> Find(Work work, string token) =>
        work.QueryOne<SignInRow>($"select {Columns} from sign_in where token_digest = @digest", new { digest = Digest(token) });

    public static bool Stands(SignInRow row, Instant now)
    {
        var (idle, atMost) = row.Kind == "staff" ? (StaffIdle, StaffAtMost) : (PatientIdle, PatientAtMost);
        return row.EndedAt is null && now < row.SeenAt + idle && now < row.CreatedAt + atMost;
    }

    public static bool ShouldNoteSeen(SignInRow row, Instant now) => now >= row.SeenAt + SeenEvery;

    public static Task NoteSeen(Work work, Id<SignIn> signIn) =>
        work.Execute("update sign_in set seen_at = @Now where id = @signIn", new { signIn, work.Now });

    public static Task End(Work work, Id<SignIn> signIn) =>
        work.Execute("update sign_in set ended_at = @Now where id = @signIn and ended_at is null", new { signIn, work.Now });

    public static Task EndAllOf(Work work, Id<Staff> staff) =>
        work.Execute("update sign_in set ended_at = @Now where staff = @staff and ended_at is null", new { staff, work.Now });
}
