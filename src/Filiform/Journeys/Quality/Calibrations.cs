using Filiform.Clinical.Progress;
using Filiform.Clinical.Quality;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>Whether this clinic's forecasts hold, and by how much their bands must be widened (response-model.md §7).</summary>
public static class Calibrations
{
    /// <summary>One reading more or less changes nothing: a count is good for this long.</summary>
    private static readonly Duration GoodFor = Duration.FromHours(1);

    private sealed record Kept(int Inside, int Readings, double Low, double High, double Widen);

    /// <summary>As last counted, which is one row: cheap enough for every page that draws a band.</summary>
    /// <returns>Null while no reading followed a session.</returns>
    public static async Task<Calibration?> Of(Work work, ClinicalContent content) =>
        await work.QueryOne<Kept>("select inside, readings, low, high, widen from calibration where clinic = @clinic") is { } kept
            ? new Calibration(kept.Inside, kept.Readings, new Bounds(kept.Low, kept.High), kept.Widen)
            : Count(content, await ClinicCourses.Read(work));

    /// <summary>Counted now.</summary>
    public static Calibration? Count(ClinicalContent content, ClinicCourses courses) =>
        // The goal bears on the advice only, never on a band.
        content.Response.Default.Calibrate(courses.All(goal: 0));

    /// <summary>Counts and keeps it, unless that was done within the hour.</summary>
    internal static async Task Keep(Work work, ClinicalContent content)
    {
        if (await work.Exists("select 1 from calibration where clinic = @clinic and counted_at > @since", new { since = work.Now - GoodFor })) return;
        if (Count(content, await ClinicCourses.Read(work)) is not { } now) return;
        await work.Execute("""
            insert into calibration (clinic, inside, readings, low, high, widen, counted_at) values (@clinic, @Inside, @Readings, @Low, @High, @Widen, @Now)
            on conflict (clinic) do update set inside = excluded.inside, readings = excluded.readings, low = excluded.low, high = excluded.high,
                widen = excluded.widen, counted_at = excluded.counted_at
            """, new { now.Inside, now.Readings, now.Interval.Low, now.Interval.High, now.Widen, work.Now });
    }
}
