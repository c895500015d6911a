using Filiform.Clinical.Atlas;
using Filiform.Clinical.Quality;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.Quality.Muscles;

/// <summary>What the atlas had said of the muscles that were needled, and how pain went: kept at signing, read without names.</summary>
public static class TreatedMuscles
{
    private sealed record Kept(
        string Muscle, Guid Session, Guid Patient, bool Ranked, int? Place, string? Band, int? PainBefore, int? PainAfter, Instant OpenedAt,
        int? NextPain, Instant? NextAt);

    /// <summary>One row for each muscle and side that was needled; asked for once, while the session is being signed.</summary>
    public static async Task Keep(Work work, ClinicalContent content, SessionChart chart)
    {
        var needled = chart.Insertions.Where(row => row.NeedlesIn > 0).Select(row => (row.Muscle, row.Side)).Distinct().ToList();
        if (needled.Count == 0) return;
        var ranking = await Ranking(work, content.Atlas, chart);
        work.Insert(
            "insert into muscle_response (id, clinic, patient, session, muscle, side, atlas_version, ranked, place, band, explained, pain_before, pain_after, recorded_at)",
            needled.Select(each => Values(work, content, chart, ranking, each.Muscle, each.Side)));
    }

    private static object?[] Values(Work work, ClinicalContent content, SessionChart chart, Ranking? ranking, string muscle, string side)
    {
        var row = RowOf(ranking, muscle, side);
        return
        [
            work.NewId<MuscleTreatment>(), work.Clinic, chart.Patient.Id, chart.Session.Id, muscle, side, content.Atlas.Version, ranking is not null,
            row?.Rank, row?.Band.ToString().ToLowerInvariant(), row?.Explained, chart.Session.PainBefore, chart.Session.PainAfter, work.Now,
        ];
    }

    /// <summary>Muscles needled in sessions signed since then; left and right of one session are one.</summary>
    public static async Task<ImmutableArray<MuscleTreatment>> Since(Work work, Instant from)
    {
        var rows = await work.Query<Kept>("""
            select r.muscle, r.session, r.patient, r.ranked, r.place, r.band, r.pain_before, r.pain_after, s.opened_at,
                   n.pain_before as next_pain, n.opened_at as next_at
            from muscle_response r
            join session s on s.id = r.session and s.clinic = @clinic
            left join session n on n.clinic = @clinic and n.patient = r.patient and n.status = 'signed' and n.id = (
                select x.id from session x where x.clinic = @clinic and x.patient = r.patient and x.opened_at > s.opened_at order by x.opened_at, x.id limit 1)
            where r.clinic = @clinic and r.recorded_at >= @from
            """, new { from });
        return [.. rows.GroupBy(row => (row.Session, row.Muscle)).Select(sides => Treatment(sides.OrderBy(side => side.Place ?? int.MaxValue).First()))];
    }

    private static MuscleTreatment Treatment(Kept row) => new(
        row.Muscle, AtlasStandingCode.Of(row.Ranked, row.Band), row.Patient, row.PainBefore, row.PainAfter,
        row.NextAt - row.OpenedAt >= PatientCourse.SoreFor ? row.NextPain : null);

    /// <summary>Every row the atlas gives for what the patient had drawn before the last needle.</summary>
    /// <returns>Null without a drawing, or when it is too widespread to rank.</returns>
    private static async Task<Ranking?> Ranking(Work work, ReferralAtlas atlas, SessionChart chart)
    {
        var needled = chart.Insertions.Max(row => row.RecordedAt);
        // A record signed late is about its own day: the drawing for the next visit may be there already.
        DrawingRow?[] drawings = [await Drawings.Last(work, chart.Patient.Id), await Drawings.For(work, chart.Patient.Id, chart.Appointment.Id)];
        if (drawings.FirstOrDefault(each => each?.DrawnAt <= needled) is not { } drawing) return null;
        // A region that a newer atlas no longer has is left out.
        var marks = drawing.Regions.Where(mark => mark.Intensity > 0 && atlas.RegionById.ContainsKey(mark.Region)).ToList();
        return marks.Count > 0 && atlas.Rank(marks, atlas.Muscles.Length) is { Widespread: false } ranking ? ranking : null;
    }

    /// <returns>Null when the muscle has no row, or its row is of the other side.</returns>
    private static RankedMuscle? RowOf(Ranking? ranking, string muscle, string side) => ranking?.Muscles.FirstOrDefault(row =>
        row.Muscle == muscle && (row.Side is Side.Both or Side.Either || row.Side.Code() == side || side is not ("left" or "right")));
}
