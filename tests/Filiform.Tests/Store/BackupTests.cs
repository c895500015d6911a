using System.Text;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Store;

public sealed class BackupTests
{
    [Fact]
    public async Task Says_what_it_holds()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient();
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());
        using var folder = new Folder();

        var manifest = await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);

        Assert.Equal((TestDatabase.OnPostgres ? "postgres" : "sqlite", TestClinic.MondayMorning), (manifest.Database, manifest.TakenAt));
        Assert.Equal((1L, 1L, 5L), (manifest.Rows["clinic"], manifest.Rows["patient"], manifest.Rows["shift"]));
        Assert.Equal(2, manifest.AuditHeads.Length);
        Assert.Equal([folder.File], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Holds_nothing_that_can_be_read_without_the_keys()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient("Xochitl", "Canary");
        using var folder = new Folder();

        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);

        Assert.DoesNotContain("Xochitl", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.File)), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File));
    }

    [Fact]
    public async Task Brings_back_what_was_there_and_keeps_what_was_replaced()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient("Ana");
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());
        using var folder = new Folder();
        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);
        await clinic.Patient("Berta");

        var outcome = await Restored(clinic, folder.File);

        Assert.Null(outcome.Refused);
        Assert.NotNull(outcome.Kept);
        await using var restored = new Database(clinic.Store.Address, clinic.Database.Vault);
        await using var work = await restored.BeginRead(Actor.System.In(clinic.Here), TestClinic.MondayMorning, networkWide: true);
        Assert.Equal(["Ana"], await work.Query<string>("select given_name from patient where clinic = @clinic"));
        Assert.True((await AuditVerify.Run(work)).Ok);
    }

    /// <summary>A clinic that has treated anybody must be able to come back.</summary>
    [Fact]
    public async Task Brings_back_what_was_signed()
    {
        await using var clinic = await TestClinic.New();
        await SignatureVerifyTests.Signed(clinic);
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());
        using var folder = new Folder();
        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);

        Assert.Null((await Restored(clinic, folder.File)).Refused);
    }

    [Fact]
    public async Task Refuses_a_backup_in_which_a_signed_needle_was_changed()
    {
        await using var clinic = await TestClinic.New();
        var signed = await SignatureVerifyTests.Signed(clinic);
        await clinic.Do(work => work.Execute(TestDatabase.OnPostgres ? "drop trigger insertion_never_changes on insertion" : "drop trigger insertion_never_changes"));
        await clinic.Do(work => work.Execute("update insertion set depth_mm = depth_mm + 1 where position = 1"));
        using var folder = new Folder();
        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);

        var outcome = await Restored(clinic, folder.File);

        Assert.Equal($"1 signed records in the backup are not as they were signed; the first is session {signed["session"]}.", outcome.Refused);
    }

    [Fact]
    public async Task Writes_over_no_older_backup()
    {
        await using var clinic = await TestClinic.New();
        using var folder = new Folder();
        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);
        var first = await File.ReadAllBytesAsync(folder.File);

        await Assert.ThrowsAsync<IOException>(() => new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning));

        Assert.Equal(first, await File.ReadAllBytesAsync(folder.File));
        Assert.Equal([folder.File], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Takes_the_snapshot_while_others_write()
    {
        await using var clinic = await TestClinic.New();
        using var folder = new Folder();
        var writing = Task.Run(async () =>
        {
            for (var at = 0; at < 60; at++) await clinic.Patient($"Ana{at}", email: null);
        });

        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);
        await writing;

        Assert.Null((await Restored(clinic, folder.File)).Refused);
    }

    /// <summary>Whatever byte was flipped, and wherever it was cut off.</summary>
    [Fact]
    public async Task Refuses_a_damaged_file_and_leaves_the_data_alone()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient("Ana");
        using var folder = new Folder();
        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);
        var whole = await File.ReadAllBytesAsync(folder.File);
        await clinic.Patient("Berta");

        var damage = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Bool);
        await damage.SampleAsync(async (at, cut) =>
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x20;
            await File.WriteAllBytesAsync(folder.File, cut ? whole[..at] : damaged);
            Assert.NotNull((await Restored(clinic, folder.File)).Refused);
        }, iter: TestDatabase.OnPostgres ? 3 : 30, threads: 1);

        await using var live = new Database(clinic.Store.Address, clinic.Database.Vault);
        await using var work = await live.BeginRead(Actor.System.In(clinic.Here), TestClinic.MondayMorning, networkWide: true);
        Assert.Equal(2, await work.QueryOne<int>("select count(*) from patient where clinic = @clinic"));
        Assert.Equal([folder.File], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Refuses_the_backup_of_another_installation()
    {
        await using var clinic = await TestClinic.New();
        await using var other = await TestClinic.New();
        using var folder = new Folder();
        await new Backup(other.Database).Run(folder.File, TestClinic.MondayMorning);

        var outcome = await Restored(clinic, folder.File);

        Assert.Equal("The backup is damaged, or was made with the keys of another installation.", outcome.Refused);
    }

    [Fact]
    public async Task Refuses_a_backup_whose_audit_log_was_altered()
    {
        await using var clinic = await TestClinic.New();
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());
        foreach (var trigger in TestDatabase.OnPostgres ? ["audit_only_grows on audit"] : new[] { "audit_never_changes" })
            await clinic.Do(work => work.Execute($"drop trigger {trigger}"));
        await clinic.Do(work => work.Execute("update audit set use_case = 'Nothing' where seq = 1"));
        using var folder = new Folder();
        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);

        var outcome = await Restored(clinic, folder.File);

        Assert.Equal("The audit log in the backup is broken at entry 1 (altered).", outcome.Refused);
    }

    [Fact]
    public async Task Refuses_to_restore_under_a_running_server()
    {
        await using var clinic = await TestClinic.New();
        using var folder = new Folder();
        await new Backup(clinic.Database).Run(folder.File, TestClinic.MondayMorning);
        await using var server = TestDatabase.OnPostgres ? (IAsyncDisposable)await Reading(clinic) : FileLock.Take(clinic.Database.Path + ".server")!;

        var outcome = await new Restore(clinic.Database).Run(folder.File, TestClinic.MondayMorning);

        Assert.Equal("A server runs on this database. Stop it first.", outcome.Refused);
    }

    private static async Task<Work> Reading(TestClinic clinic) => await clinic.Database.BeginRead(Actor.System, TestClinic.MondayMorning, networkWide: true);

    /// <summary>As the command does it: in a process that has no other connection to the database.</summary>
    private static async Task<Restore.Outcome> Restored(TestClinic clinic, string file)
    {
        await clinic.Store.Leave();
        await using var database = new Database(clinic.Store.Address, clinic.Database.Vault);
        return await new Restore(database).Run(file, TestClinic.MondayMorning);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("filiform-backup-").FullName;
        public string File => System.IO.Path.Combine(Path, "clinic.backup");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
