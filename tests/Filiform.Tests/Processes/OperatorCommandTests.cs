using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Filiform.Pipeline;
using Filiform.Store;
using Filiform.Tests.Journeys.Import;

namespace Filiform.Tests.Processes;

/// <summary>The commands of an installation, as an operator or a script meets them: in a process of their own, with its exit status.</summary>
public sealed class OperatorCommandTests
{
    [Fact]
    public async Task Import_answers_with_a_table_or_one_document_from_a_file_or_standard_input()
    {
        await using var empty = await EmptyDatabase.New();
        var file = File(empty, "network.json", Networks.Bytes().ToArray());

        var (status, table, error) = await Child.Run(empty.Store, ["import", file]);
        var again = await Child.Run(empty.Store, ["import", "-", "--json"], Networks.Small);

        Assert.Equal((0, ""), (status, error.Trim()));
        Assert.Contains("credential", table, StringComparison.Ordinal);
        Assert.DoesNotContain("{", table, StringComparison.Ordinal);
        Assert.Equal(0, again.Status);
        Assert.Equal((0, 0), (Number(again.Out, "added"), Number(again.Out, "changed")));
    }

    [Theory]
    [InlineData("{\n\"name\":\"\u00e9\"}", "line 2: is not UTF-8 at byte 11")]
    [InlineData("{\n\"name\":\"\\ud800\"}", "line 2, name: holds half a character")]
    [InlineData("{\n\"name\":\"a\",\n\"name\":\"b\"}", "line 3, name: stands twice")]
    [InlineData("{\n\"name\":", "line 2: is no JSON: ")]
    [InlineData("", "line 1: is empty")]
    [InlineData("{\"format\":\"filiform.network/1\",\n\"name\":7}", "line 2, name: ")]
    [InlineData("{\"resourceType\":\"Bundle\",\n\"type\":7}", "line 2, type: ")]
    public async Task Import_names_line_and_field_of_bad_input(string text, string message)
    {
        await using var empty = await EmptyDatabase.New();
        var file = File(empty, "bad.json", Encoding.Latin1.GetBytes(text));

        var (status, output, error) = await Child.Run(empty.Store, ["import", file]);

        Assert.Equal((1, ""), (status, output));
        Assert.Contains($"{file}: {message}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_says_at_once_that_its_port_is_taken()
    {
        await using var empty = await EmptyDatabase.New();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var (status, output, error) = await Child.Run(empty.Store, ["serve", "--demonstration", "--urls", address]);

        Assert.Equal((3, ""), (status, output));
        Assert.StartsWith($"Something else answers at {address}.", error, StringComparison.Ordinal);
    }

    /// <summary>No server has to run for the log to be whole, however long it waits.</summary>
    [Fact]
    public async Task What_a_command_wrote_is_sealed_when_it_ends()
    {
        await using var empty = await EmptyDatabase.New();
        // The command goes by the clock on the wall, and what the test itself leaves in the log must not look slipped in before it.
        empty.Clock.Reset(SystemClock.Instance.GetCurrentInstant());
        await Child.Run(empty.Store, ["import", "-"], Networks.Small);
        Assert.Equal(0, await empty.Do(work => work.QueryOne<int>("select count(*) from audit where use_case = 'ImportNetwork' and seq is null")));

        var whole = await Child.Run(empty.Store, ["audit", "verify", "--json"]);
        await empty.Do(async work =>
        {
            await work.Execute(TestDatabase.OnPostgres ? "drop trigger audit_only_grows on audit" : "drop trigger audit_never_shrinks");
            return await work.Execute("delete from audit where use_case = 'ImportNetwork'");
        });
        var broken = await Child.Run(empty.Store, ["audit", "verify", "--json"]);

        Assert.Equal((0, true), (whole.Status, JsonElement.Parse(whole.Out).GetProperty("ok").GetBoolean()));
        Assert.InRange(Number(whole.Out, "entries"), 1, 9);
        Assert.Equal((1, false), (broken.Status, JsonElement.Parse(broken.Out).GetProperty("ok").GetBoolean()));
    }

    /// <summary>A server that was killed leaves them so.</summary>
    [Fact]
    public async Task Rows_that_nobody_sealed_for_days_are_no_alarm()
    {
        await using var empty = await EmptyDatabase.New();
        await empty.Do(work => work.Execute("update network set name = name"));

        var verified = await Child.Run(empty.Store, ["audit", "verify", "--json"]);

        Assert.Equal(0, verified.Status);
        Assert.InRange(Number(verified.Out, "entries"), 1, 9);
    }

    [Fact]
    public async Task Doctor_looks_at_an_empty_database_and_changes_nothing()
    {
        await using var empty = await EmptyDatabase.New();

        var (status, output, error) = await Child.Run(empty.Store, ["doctor", "--json"]);

        Assert.Equal((0, ""), (status, error.Trim()));
        Assert.Contains("clock", output, StringComparison.Ordinal);
        Assert.Equal(0, await empty.Do(work => work.QueryOne<int>("select count(*) from audit where use_case not like 'Direct%'")));
    }

    [Fact]
    public async Task Backup_writes_over_nothing_and_restore_reads_standard_input_too()
    {
        await using var empty = await EmptyDatabase.New();
        // The command goes by the clock on the wall, and what the test itself leaves in the log must not look slipped in before it.
        empty.Clock.Reset(SystemClock.Instance.GetCurrentInstant());
        await Child.Run(empty.Store, ["import", "-"], Networks.Small);
        var archive = Path.Combine(empty.Store.Keys, "clinic.backup");

        var taken = await Child.Run(empty.Store, ["backup", archive, "--json"]);
        var bytes = await System.IO.File.ReadAllBytesAsync(archive);
        var second = await Child.Run(empty.Store, ["backup", archive]);

        Assert.Equal(0, taken.Status);
        Assert.Equal(1, JsonElement.Parse(taken.Out).GetProperty("rows").GetProperty("clinic").GetInt32());
        Assert.Equal((1, $"filiform: {archive} exists already; no backup is written over another."), (second.Status, second.Error.Trim()));
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(archive));
        Assert.Equal(1, (await Child.Run(empty.Store, ["restore", "-", "--json"], "no archive")).Status);
        await empty.Store.Leave();
        var restored = await Child.Run(empty.Store, ["restore", archive]);
        Assert.Equal((0, ""), (restored.Status, restored.Error.Trim()));
        Assert.Contains("takenAt", restored.Out, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, (await Child.Run(empty.Store, ["audit", "verify", "--signatures"])).Status);
    }

    [Fact]
    public async Task Export_writes_a_folder_or_standard_output()
    {
        await using var empty = await EmptyDatabase.New();
        // The command goes by the clock on the wall, and what the test itself leaves in the log must not look slipped in before it.
        empty.Clock.Reset(SystemClock.Instance.GetCurrentInstant());
        await Child.Run(empty.Store, ["import", "-"], Networks.Small);

        var folder = Path.Combine(empty.Store.Keys, "out");
        var written = await Child.Run(empty.Store, ["export", folder, "--json"]);
        var printed = await Child.Run(empty.Store, ["export", "-"]);

        Assert.Equal((0, 1), (written.Status, Number(written.Out, "clinics")));
        Assert.Equal((await System.IO.File.ReadAllTextAsync(Path.Combine(folder, "network.json"))).Trim(), printed.Out.Trim());
    }

    [Fact]
    public async Task A_database_that_is_no_address_is_a_matter_of_usage()
    {
        await using var empty = await EmptyDatabase.New();

        var (status, _, error) = await Child.Run(empty.Store, ["audit", "verify", "--database", "mysql:here"]);

        Assert.Equal(2, status);
        Assert.Contains("must be sqlite:PATH or postgres://", error, StringComparison.Ordinal);
    }

    private static string File(EmptyDatabase empty, string name, byte[] bytes)
    {
        var path = Path.Combine(empty.Store.Keys, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    private static int Number(string json, string member) => JsonElement.Parse(json).GetProperty(member).GetInt32();
}
