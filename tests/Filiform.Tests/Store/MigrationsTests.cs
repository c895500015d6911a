using Filiform.Store;

namespace Filiform.Tests.Store;

public sealed class MigrationsTests
{
    /// <summary>Each server migrates when it starts, whatever the first one keeps in its pool.</summary>
    [Fact]
    public async Task Let_a_second_server_start_beside_the_first()
    {
        await using var store = await TestDatabase.New();
        await using var other = new Database(store.Address, new Vault(store.Keys));
        await Migrations.Apply(store.Database);
        await using var reading = await store.Database.BeginRead(Filiform.Pipeline.Actor.System, TestClinic.MondayMorning, networkWide: true);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Migrations.Apply(other, patience.Token);
    }

    [Fact]
    public async Task Of_an_empty_database_wait_for_each_other()
    {
        await using var store = await TestDatabase.New();
        await StartOver.Run(store.Database, default);
        await using var other = new Database(store.Address, new Vault(store.Keys));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => Migrations.Apply(n % 2 == 0 ? store.Database : other))));

        await using var work = await other.BeginRead(Filiform.Pipeline.Actor.System, TestClinic.MondayMorning, networkWide: true);
        Assert.Equal(0, await work.QueryOne<int>("select count(*) from network"));
    }
}
