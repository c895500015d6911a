using Filiform.Pipeline;

namespace Filiform.Tests.Processes;

public sealed class HalfBuiltDemonstrationTests
{
    /// <summary>Six clinics lived for weeks, or nothing: whoever was killed while they lived is no reason to show half of it.</summary>
    [Fact]
    public async Task Is_built_anew_by_the_next_start()
    {
        await using var empty = await EmptyDatabase.New();
        await using (var dying = Child.Start(empty.Store, ["serve", "--demonstration", "--urls", "http://127.0.0.1:0"]))
        {
            for (var tries = 0; tries < 1_200 && await People(empty) < 4; tries++) await Task.Delay(50);
            await dying.Kill();
        }

        Assert.InRange(await People(empty), 4, 40);
        // The next start puts a new file in the place of the one that our connections have open.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        await using var again = Child.Start(empty.Store, ["serve", "--demonstration", "--urls", "http://127.0.0.1:0"]);
        await again.Until(text => text.Contains("/demo?as=therapist", StringComparison.Ordinal));

        Assert.Contains("/demo?as=patient", again.Said, StringComparison.Ordinal);
        Assert.InRange(await People(empty), 41, 100);
        Assert.Equal(1, await empty.Do(work => work.QueryOne<int>("select count(*) from network where built_at is not null")));
    }

    private static Task<int> People(EmptyDatabase empty) => empty.Do(work => work.QueryOne<int>("select count(*) from patient"));
}
