using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Store;

public sealed class DoctorTests
{
    private static readonly Installation Installation = new("https://clinic.example.org", Demonstration: false, new Uri("smtp://mail.example.org:25"));

    [Fact]
    public async Task Finds_a_sound_installation_sound()
    {
        await using var clinic = await TestClinic.New();
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());

        var findings = await Look(clinic, Installation);

        Assert.Equal(["audit", "configuration", "database", "disk-space", "keys", "mail", "migrations"], findings.Where(each => each.Verdict == "ok").Select(each => each.Id).Order().Where(id => id != "clock"));
        Assert.Equal("warn", findings.Single(each => each.Id == "disk-encryption").Verdict);
    }

    [Fact]
    public async Task Says_how_much_mail_waits_for_a_server()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Do(work => work.Execute("insert into outbox (id, clinic, kind, about, due_at, attempts) values (@id, @clinic, 'mail', @id, @Now, 0)", new { id = Guid.NewGuid(), work.Now }));

        var mail = (await Look(clinic, Installation with { Smtp = null })).Single(each => each.Id == "mail");

        Assert.Equal(("warn", "No mail server is set (FILIFORM_SMTP); 1 mails wait."), (mail.Verdict, mail.Message));
    }

    [Fact]
    public async Task Fails_on_keys_that_others_may_read()
    {
        await using var clinic = await TestClinic.New();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(clinic.Database.Vault.Folder, "master-1.key"), (UnixFileMode)0b110_100_100);

        var keys = (await Look(clinic, Installation)).Single(each => each.Id == "keys");

        Assert.Equal("fail", keys.Verdict);
        Assert.Contains("master-1.key", keys.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_on_a_clock_that_runs_behind_the_log()
    {
        await using var clinic = await TestClinic.New();

        var findings = await new Doctor(clinic.Database, Installation).Run(TestClinic.MondayMorning - Duration.FromHours(1));

        Assert.Equal("fail", findings.Single(each => each.Id == "clock").Verdict);
    }

    [Fact]
    public async Task Fails_on_a_database_that_is_not_there()
    {
        await using var clinic = await TestClinic.New();
        var address = TestDatabase.OnPostgres ? "postgres://app@127.0.0.1:1/none" : $"sqlite:{Path.Combine(clinic.Database.Vault.Folder, "empty.db")}";
        await using var absent = new Database(address, clinic.Database.Vault);

        var findings = await new Doctor(absent, Installation).Run(TestClinic.MondayMorning);

        Assert.Contains(findings, each => each is { Id: "database", Verdict: "fail" });
    }

    /// <summary>A log without a row has no newest one.</summary>
    [Fact]
    public async Task Looks_at_a_database_in_which_nothing_is_yet()
    {
        await using var store = await TestDatabase.New();

        var findings = await new Doctor(store.Database, Installation).Run(TestClinic.MondayMorning);

        Assert.DoesNotContain(findings, each => each.Verdict == "fail" && each.Id is not "clock");
        Assert.Contains(findings, each => each.Id == "audit");
    }

    [Fact]
    public async Task Says_that_a_database_has_no_shape_yet()
    {
        await using var store = await TestDatabase.New();
        await using (var work = await store.Database.BeginChange(Filiform.Pipeline.Actor.System, TestClinic.MondayMorning, networkWide: true))
        {
            await work.Execute("drop table schemaversions");
            await work.Commit();
        }

        var findings = await new Doctor(store.Database, Installation).Run(TestClinic.MondayMorning);

        Assert.Equal("warn", findings.Single(each => each.Id == "migrations").Verdict);
    }

    [Fact]
    public async Task Warns_when_links_lead_to_this_machine_only()
    {
        await using var clinic = await TestClinic.New();

        var configuration = (await Look(clinic, Installation with { Url = "http://127.0.0.1:5080" })).Single(each => each.Id == "configuration");

        Assert.Equal("warn", configuration.Verdict);
    }

    private static Task<ImmutableArray<DoctorFinding>> Look(TestClinic clinic, Installation installation) =>
        new Doctor(clinic.Database, installation).Run(TestClinic.MondayMorning);
}
