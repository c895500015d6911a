using System.Globalization;
using System.Reflection;
using Dapper;
using Filiform.Pipeline;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Filiform.Store;

/// <summary>One thing that was looked at.</summary>
/// <param name="Id">Kebab-case, such as <c>disk-space</c>.</param>
/// <param name="Verdict"><c>ok</c>, <c>warn</c> or <c>fail</c>.</param>
/// <param name="Message">For the operator, in English: what was found and what to do about it.</param>
public sealed record DoctorFinding(string Id, string Verdict, string Message);

/// <summary>Looks an installation over; what <c>filiform doctor</c> calls. It changes nothing.</summary>
public sealed class Doctor(Database database, Installation installation)
{
    private const long LeastFreeBytes = 1L << 30;

    /// <summary>A clock this far off books people into the wrong minute and lets tokens live too long (security.md §10).</summary>
    private static readonly Duration MostSkew = Duration.FromMinutes(2);

    /// <param name="now">By the clock of this machine.</param>
    public async Task<ImmutableArray<DoctorFinding>> Run(Instant now, CancellationToken stop = default)
    {
        var findings = new List<DoctorFinding> { Configuration(), Keys(), Disk(), Encryption };
        // Opening a file that is absent would make it.
        if (database.Path is { } path && !File.Exists(path))
            return [.. findings, Fail("database", $"There is no database at {path}; the first 'filiform serve' makes it.")];
        try
        {
            await using var connection = await database.Open(stop);
            findings.Add(Ok("database", database.IsSqlite ? $"{database.Path} can be read." : "The database can be reached."));
            var applied = await Applied(connection);
            findings.Add(Migrated(applied));
            if (applied.Count > 0) findings.AddRange(await Inside(now, stop));
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or System.Net.Sockets.SocketException or IOException or TimeoutException)
        {
            findings.Add(Fail("database", $"The database cannot be used: {fault.Message}"));
        }

        return [.. findings];
    }

    /// <returns>The migrations that were applied; empty for a database in which nothing is yet.</returns>
    private static async Task<HashSet<string>> Applied(System.Data.Common.DbConnection connection)
    {
        try { return [.. await connection.QueryAsync<string>("select scriptname from schemaversions")]; }
        catch (Exception fault) when (fault is SqliteException { SqliteErrorCode: 1 } or PostgresException { SqlState: PostgresErrorCodes.UndefinedTable }) { return []; }
    }

    private async Task<ImmutableArray<DoctorFinding>> Inside(Instant now, CancellationToken stop)
    {
        await using var work = await database.BeginRead(Actor.System, now, networkWide: true, stop);
        return [await Clock(work, now), await Mail(work), await Audit(work)];
    }

    private DoctorFinding Configuration() => !Uri.TryCreate(installation.Url, UriKind.Absolute, out var url)
        ? Fail("configuration", $"FILIFORM_URL '{installation.Url}' is no address; links in mail would lead nowhere.")
        : url is { IsLoopback: true } && !installation.Demonstration
            ? Warn("configuration", $"Links in mail lead to {installation.Url}, which only this machine can open. Set FILIFORM_URL to the public address.")
            : Ok("configuration", $"Links in mail lead to {installation.Url}.");

    private DoctorFinding Keys()
    {
        var open = Directory.GetFiles(database.Vault.Folder, "*-*.*").Where(OthersMayRead).Select(Path.GetFileName).Order().ToList();
        return open.Count == 0
            ? Ok("keys", $"The keys in {database.Vault.Folder} can be read by their owner alone. Keep a copy of the folder apart from the backups: without it they open nowhere.")
            : Fail("keys", $"Others may read {string.Join(", ", open)} in {database.Vault.Folder}: run chmod 600 on them.");
    }

    private static bool OthersMayRead(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0;

    private DoctorFinding Disk()
    {
        var folder = Path.GetDirectoryName(database.Path ?? database.Vault.Folder)!;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var said = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):N1} GiB are free at {folder}.");
        return free >= LeastFreeBytes ? Ok("disk-space", said) : Fail("disk-space", said + " At least 1 GiB is needed, or writes will be refused soon.");
    }

    /// <summary>Nothing here can see whether a volume is encrypted, so it is said every time.</summary>
    private static DoctorFinding Encryption => Warn("disk-encryption",
        "Names and appointments are stored readable, so that they can be searched. The disk that holds the database and its backups must be encrypted (LUKS, BitLocker, or your provider's).");

    private static DoctorFinding Migrated(HashSet<string> applied)
    {
        var missing = Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith("migrations/", StringComparison.Ordinal))
            .Where(name => !applied.Contains(name)).Order(StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? Ok("migrations", "The database has the newest shape.")
            : Warn("migrations", $"{missing.Count} migrations wait, from {missing[0]} on; the next 'filiform serve' applies them.");
    }

    private async Task<DoctorFinding> Clock(Work work, Instant now)
    {
        var last = await work.QueryOne<Instant?>("select at from audit order by at desc limit 1");
        if (last > now + MostSkew) return Fail("clock", $"The audit log was last written at {last}, which this machine's clock ({now}) says lies ahead. Set the clock right.");
        if (now < Instant.FromUtc(2026, 1, 1, 0, 0)) return Fail("clock", $"This machine's clock says {now}, which cannot be.");
        if (database.IsSqlite) return Ok("clock", $"The clock says {now}.");

        var there = await work.QueryOne<Instant>("select clock_timestamp()");
        var skew = there - now;
        return Duration.Max(skew, -skew) > MostSkew
            ? Fail("clock", $"The database server's clock says {there}, this machine's {now}. Set both right.")
            : Ok("clock", $"The clock says {now}, and so does the database server's.");
    }

    private async Task<DoctorFinding> Mail(Work work)
    {
        var waiting = await work.QueryOne<long>("select count(*) from outbox where kind = 'mail'");
        return installation.Smtp is { } smtp
            ? Ok("mail", $"Mail goes to {smtp.Host}:{smtp.Port.ToString(CultureInfo.InvariantCulture)}; {waiting} wait.")
            : Warn("mail", $"No mail server is set (FILIFORM_SMTP); {waiting} mails wait.");
    }

    private static async Task<DoctorFinding> Audit(Work work)
    {
        var chain = await AuditVerify.Run(work);
        return chain.FirstBroken is { } broken
            ? Fail("audit", $"The audit log is broken at entry {broken.Seq} ({broken.Kind}). Keep the database as it is, and call whoever answers for it.")
            : Ok("audit", $"The audit log is whole: {chain.Entries} entries.");
    }

    private static DoctorFinding Ok(string id, string message) => new(id, "ok", message);
    private static DoctorFinding Warn(string id, string message) => new(id, "warn", message);
    private static DoctorFinding Fail(string id, string message) => new(id, "fail", message);
}
