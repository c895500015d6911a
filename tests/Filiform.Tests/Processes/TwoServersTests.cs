using System.Net;
using System.Net.Http.Json;

namespace Filiform.Tests.Processes;

/// <summary>Servers that share nothing but the database.</summary>
public sealed class TwoServersTests
{
    [Fact]
    public async Task Sell_one_time_once()
    {
        if (!TestDatabase.OnPostgres) return; // One SQLite file has one server, see below.
        await using var empty = await LivingNetwork.Open();
        var (one, first) = await Child.Serve(empty.Store);
        var (two, second) = await Child.Serve(empty.Store);
        await using var _ = one;
        await using var __ = two;

        for (var round = 0; round < 5; round++)
        {
            var time = (await LivingNetwork.Times(first))[0];
            var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => (n % 2 == 0 ? first : second).PostAsJsonAsync("/api/v1/holds", time)));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            Assert.Equal(39, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        }

        Assert.Equal(5, await empty.Do(work => work.QueryOne<int>("select count(*) from hold")));
    }

    [Fact]
    public async Task On_one_SQLite_file_are_one_too_many()
    {
        if (TestDatabase.OnPostgres) return;
        await using var empty = await LivingNetwork.Open();
        var (one, _) = await Child.Serve(empty.Store);
        await using var first = one;

        var (status, _, error) = await Child.Run(empty.Store, ["serve", "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(3, status);
        Assert.Contains("Another server runs on this SQLite file.", error, StringComparison.Ordinal);
    }

    /// <summary>A pooled connection once kept the migration lock for as long as the first server was young.</summary>
    [Fact]
    public async Task Leave_room_for_a_command_beside_them()
    {
        await using var empty = await LivingNetwork.Open();
        var (server, client) = await Child.Serve(empty.Store);
        await using var _ = server;
        var backup = Path.Combine(empty.Store.Keys, "beside.backup");

        Assert.Equal((0, ""), Seen(await Child.Run(empty.Store, ["audit", "verify", "--json"])));
        Assert.Equal((0, ""), Seen(await Child.Run(empty.Store, ["backup", backup])));
        Assert.Equal((0, ""), Seen(await Child.Run(empty.Store, ["doctor"])));
        Assert.Equal((1, "filiform: A server runs on this database. Stop it first."), Seen(await Child.Run(empty.Store, ["restore", backup])));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    private static (int, string) Seen((int Status, string Out, string Error) ended) => (ended.Status, ended.Error.Trim());
}
