using Filiform.Clinical.Atlas;
using Filiform.Store;

namespace Filiform.Journeys.Prepare;

/// <summary>Where it hurts, as the patient shaded it.</summary>
/// <param name="Regions">Shaded regions of the body chart with their intensity, 0 to 10.</param>
/// <param name="Strokes">The paint itself, kept as evidence; null when regions were chosen from the list.</param>
/// <param name="Pain">Average of the last 24 hours, 0 to 10; null when not said.</param>
public sealed record DrawingRow(
    Id<Drawing> Id, Id<Appointment>? Appointment, ImmutableArray<PainMark> Regions, string? Strokes, int? Pain, Instant DrawnAt, int Version)
{
    /// <summary>At the moment of drawing, 0 to 10; null when not said.</summary>
    public int? PainNow { get; init; }

    /// <summary>What it shades of the regions that the atlas has today.</summary>
    public ImmutableArray<PainMark> Known(ReferralAtlas atlas) => [.. Regions.Where(mark => atlas.RegionById.ContainsKey(mark.Region))];
}

public static class Drawings
{
    internal const string Regions = "drawing.regions", Strokes = "drawing.strokes";

    private sealed record Sealed(Id<Drawing> Id, Id<Appointment>? Appointment, string Regions, string? Strokes, int? Pain, int? PainNow, Instant DrawnAt, int Version);

    private const string Columns = "id, appointment, regions, strokes, pain, pain_now, drawn_at, version";

    /// <returns>The newest drawing; null when the patient has drawn nothing.</returns>
    public static async Task<DrawingRow?> Last(Work work, Id<Patient> patient) => Open(work, await work.QueryOne<Sealed>(
        $"select {Columns} from drawing where clinic = @clinic and patient = @patient order by drawn_at desc, id desc limit 1", new { patient }));

    /// <returns>The drawing for one visit.</returns>
    public static async Task<DrawingRow?> For(Work work, Id<Patient> patient, Id<Appointment> appointment) => Open(work, await work.QueryOne<Sealed>($"""
        select {Columns} from drawing where clinic = @clinic and patient = @patient and appointment = @appointment order by version desc limit 1
        """, new { patient, appointment }));

    private static DrawingRow? Open(Work work, Sealed? row) => row is null ? null : new(
        row.Id, row.Appointment, Json.Read<ImmutableArray<PainMark>>(work.Open(Regions, row.Id.Value, row.Regions)!),
        work.Open(Strokes, row.Id.Value, row.Strokes), row.Pain, row.DrawnAt, row.Version)
    {
        PainNow = row.PainNow,
    };
}
