using System.Security.Cryptography;
using System.Text;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>A browser that is signed in, as the server keeps it; the browser holds only a random token.</summary>
/// <param name="IdleMinutes">How long it may rest, where the clinic chose other than the usual; null otherwise.</param>
public sealed record SignInRow(
    Id<SignIn> Id, string Kind, Id<Staff>? Staff, Id<Patient>? Patient, Id<PrivateLink>? Link, Id<Clinic>? Clinic, int Level,
    Instant CreatedAt, Instant SeenAt, Instant SteppedUpAt, Instant? EndedAt, int? IdleMinutes);

/// <summary>Server-side sign-ins (security.md §2): opened, found by token, ended; idle and absolute limits apply on every look.</summary>
public static class SignIns
{
    /// <summary>Name of the clinic's setting, in minutes, and what it may be.</summary>
    public const string IdleSetting = "staff-idle-minutes";
    public const int UsualIdle = 15, LeastIdle = 10, MostIdle = 30;

    private static readonly Duration StaffAtMost = Duration.FromHours(12);
    private static readonly Duration PatientIdle = Duration.FromMinutes(20), PatientAtMost = Duration.FromHours(2);

    /// <summary>"Seen" is written at most this often: it guards a quarter of an hour, and each write is durable.</summary>
    private static readonly Duration SeenEvery = Duration.FromMinutes(1);

    private const string Columns = "id, kind, staff, patient, link, clinic, level, created_at, seen_at, stepped_up_at, ended_at, idle_minutes";

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <returns>The token for the browser; it is kept nowhere else.</returns>
    public static async Task<string> Open(
        Work work, string kind, int level, Id<Staff>? staff = null, Id<Patient>? patient = null, Id<PrivateLink>? link = null, Id<Clinic>? clinic = null)
    {
        var (id, token) = (work.NewId<SignIn>(), NewToken());
        var idle = kind == "staff" && clinic is not null && clinic == work.Clinic ? await IdleOf(work) : null;
        await work.Execute("""
            insert into sign_in (id, token_digest, kind, staff, patient, link, clinic, level, created_at, seen_at, stepped_up_at, idle_minutes)
            values (@id, @digest, @kind, @staff, @patient, @link, @in, @level, @Now, @Now, @Now, @idle)
            """, new { id, digest = Digest(token), kind, staff, patient, link, @in = clinic, level, work.Now, idle });
        work.ProvedToBe(new(kind, staff?.Value ?? patient?.Value ?? link?.Value, clinic ?? work.Clinic, [], level) { SignIn = id });
        if (patient is { } themselves) work.Saw(themselves);
        return token;
    }

    /// <summary>Gives a sign-in a new token, as it was just proved anew: whoever may have stolen the old one holds nothing.</summary>
    /// <returns>The new token; null when the sign-in has ended.</returns>
    public static async Task<string?> Renew(Work work, Id<SignIn> signIn)
    {
        var token = NewToken();
        return await work.Execute("""
            update sign_in set token_digest = @digest, stepped_up_at = @Now, seen_at = @Now where id = @signIn and ended_at is null
            """, new { digest = Digest(token), signIn, work.Now }) == 1 ? token : null;
    }

    public static Task<SignInRow?> Find(Work work, string token) =>
        work.QueryOne<SignInRow>($"select {Columns} from sign_in where token_digest = @digest", new { digest = Digest(token) });

    /// <summary>One person's sign-ins that still stand, newest first.</summary>
    public static async Task<ImmutableArray<SignInRow>> OpenOf(Work work, Id<Staff> staff)
    {
        var rows = await work.Query<SignInRow>($"""
            select {Columns} from sign_in where staff = @staff and ended_at is null and created_at > @earliest order by created_at desc
            """, new { staff, earliest = work.Now - StaffAtMost });
        return [.. rows.Where(row => Stands(row, work.Now))];
    }

    public static bool Stands(SignInRow row, Instant now)
    {
        var (idle, atMost) = row.Kind == "staff"
            ? (Duration.FromMinutes(row.IdleMinutes ?? UsualIdle), StaffAtMost)
            : (PatientIdle, PatientAtMost);
        return row.EndedAt is null && now < row.SeenAt + idle && now < row.CreatedAt + atMost;
    }

    public static bool ShouldNoteSeen(Instant seenAt, Instant now) => now >= seenAt + SeenEvery;

    public static Task NoteSeen(Work work, Id<SignIn> signIn) =>
        work.Execute("update sign_in set seen_at = @Now where id = @signIn", new { signIn, work.Now });

    public static Task End(Work work, Id<SignIn> signIn) =>
        work.Execute("update sign_in set ended_at = @Now where id = @signIn and ended_at is null", new { signIn, work.Now });

    public static Task EndAllOf(Work work, Id<Staff> staff) =>
        work.Execute("update sign_in set ended_at = @Now where staff = @staff and ended_at is null", new { staff, work.Now });

    /// <summary>After a change of password or passkey nobody stays signed in but the browser that made it.</summary>
    public static Task EndOthersOf(Work work, Id<Staff> staff, Id<SignIn> but) =>
        work.Execute("update sign_in set ended_at = @Now where staff = @staff and id <> @but and ended_at is null", new { staff, but, work.Now });

    public static Task EndAllOf(Work work, Id<Patient> patient) =>
        work.Execute("update sign_in set ended_at = @Now where patient = @patient and ended_at is null", new { patient, work.Now });

    private static async Task<int?> IdleOf(Work work) =>
        int.TryParse(await work.QueryOne<string>("select value from setting where clinic = @clinic and name = @IdleSetting", new { IdleSetting }), out var minutes)
            ? Math.Clamp(minutes, LeastIdle, MostIdle)
            : null;
}
