using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Slows down guessing, by subject and not by caller: after five tries each further one waits 1, 2, 4 … 60 seconds.</summary>
/// <remarks>A try is taken before it is judged, so that a hundred at once are still a hundred tries. A stranger can slow an account's
/// password, never lock it; a passkey is not slowed at all.</remarks>
public static class Tries
{
    public const int Free = 5;

    /// <summary>Tries are forgotten after this long without one.</summary>
    private static readonly Duration Window = Duration.FromMinutes(15);

    private static readonly Duration LongestWait = Duration.FromSeconds(60);

    private sealed record Row(int Tries, Instant LastAt);

    /// <returns>Null when the try may go on; otherwise how long to wait, and then it was not counted.</returns>
    public static async Task<Duration?> Take(Work work, string subject)
    {
        await work.Execute("delete from sign_in_try where last_at < @old", new { old = work.Now - Duration.FromDays(1) });
        var row = await work.QueryOne<Row>("select tries, last_at from sign_in_try where subject = @subject", new { subject });
        var tries = row is null || row.LastAt < work.Now - Window ? 0 : row.Tries;
        if (row is not null && row.LastAt + Wait(tries) - work.Now is var left && left > Duration.Zero) return left;

        var written = await work.Execute("""
            insert into sign_in_try (subject, tries, first_at, last_at) values (@subject, 1, @Now, @Now)
            on conflict (subject) do update set tries = @next, last_at = excluded.last_at
            where sign_in_try.tries = @seen and sign_in_try.last_at <= excluded.last_at
            """, new { subject, work.Now, next = tries + 1, seen = row?.Tries ?? 0 });
        // Another try of this subject came between: its wait begins now.
        return written == 1 ? null : Duration.FromSeconds(1);
    }

    /// <summary>At most <paramref name="atMost"/> in an hour, silently; letters to one address, say.</summary>
    public static async Task<bool> TakeOfHour(Work work, string subject, int atMost)
    {
        var hourAgo = work.Now - Duration.FromHours(1);
        return await work.Execute("""
            insert into sign_in_try (subject, tries, first_at, last_at) values (@subject, 1, @Now, @Now)
            on conflict (subject) do update set
                tries = case when sign_in_try.first_at < @hourAgo then 1 else sign_in_try.tries + 1 end,
                first_at = case when sign_in_try.first_at < @hourAgo then @Now else sign_in_try.first_at end,
                last_at = @Now
            where sign_in_try.first_at < @hourAgo or sign_in_try.tries < @atMost
            """, new { subject, work.Now, hourAgo, atMost }) == 1;
    }

    /// <summary>It was right: the next wrong one is the first again.</summary>
    public static Task Forget(Work work, string subject) => work.Execute("delete from sign_in_try where subject = @subject", new { subject });

    /// <summary>Nothing for five tries, then 1, 2, 4 … 60 seconds.</summary>
    public static Duration Wait(int tries) => tries < Free ? Duration.Zero
        : Duration.Min(Duration.FromSeconds(Math.Pow(2, Math.Min(tries - Free, 10))), LongestWait);
}
