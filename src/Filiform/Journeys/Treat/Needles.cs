using Filiform.Clinical.Atlas;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Treat;

/// <summary>Needles of one kind in one muscle, as somebody records them.</summary>
/// <param name="Muscle">Id of a muscle of the atlas.</param>
/// <param name="Side"><c>left</c> or <c>right</c>; every muscle of the atlas is paired.</param>
/// <param name="GaugeMm">Diameter, one of <see cref="Gauges"/>.</param>
/// <param name="LengthMm">One of <see cref="Lengths"/>.</param>
/// <param name="DepthMm">Deepest insertion; null while not recorded.</param>
/// <param name="Twitch"><c>none</c>, <c>weak</c>, <c>strong</c> or <c>not-sought</c>.</param>
/// <param name="FigureView"><c>front</c> or <c>back</c>, with <paramref name="X"/> and <paramref name="Y"/>; all three or none.</param>
public sealed record Needles(
    string Muscle, string Side, decimal GaugeMm, int LengthMm, int? DepthMm, string Technique, string Twitch, bool Electrical, int In, int Out = 0,
    string? FigureView = null, int? X = null, int? Y = null, string? Note = null)
{
    /// <summary>Diameters that filiform needles are sold in, in millimetres.</summary>
    public static readonly ImmutableArray<decimal> Gauges = [0.12m, 0.14m, 0.16m, 0.18m, 0.20m, 0.22m, 0.25m, 0.30m, 0.35m];

    /// <summary>Lengths that filiform needles are sold in, in millimetres.</summary>
    public static readonly ImmutableArray<int> Lengths = [7, 13, 15, 20, 25, 30, 40, 50, 60, 75, 100, 125];

    public static readonly ImmutableArray<string> Twitches = ["strong", "weak", "none", "not-sought"];
    public static readonly ImmutableArray<string> Sides = ["left", "right"];

    public const int MostInOneRow = 20, LongestNote = 500;

    /// <summary>Region of the body chart under the site; null without a site, or beside the body.</summary>
    public string? RegionOn(BodyChart chart) => this is { FigureView: { } view, X: { } x, Y: { } y } ? chart.RegionAt(view, x, y) : null;

    /// <summary>Everything that is wrong with the row, by field; empty when it can be kept.</summary>
    public ImmutableArray<Reason> Wrong(ClinicalContent content) =>
    [
        .. Reason.When(!content.Atlas.MuscleById.ContainsKey(Muscle), "muscle-unknown", "muscle"),
        .. Reason.When(!Sides.Contains(Side), "choose-one", "side"),
        .. Reason.When(!Gauges.Contains(GaugeMm), "choose-one", "gauge"),
        .. Reason.When(!Lengths.Contains(LengthMm), "choose-one", "length"),
        .. Reason.When(DepthMm is { } depth && (depth < 1 || depth > LengthMm), "number-between", "depth", 1, LengthMm),
        .. Reason.When(!content.Safety.Vocabulary.Techniques.Contains(Technique), "choose-one", "technique"),
        .. Reason.When(!Twitches.Contains(Twitch), "choose-one", "twitch"),
        .. Reason.When(In is < 1 or > MostInOneRow, "number-between", "in", 1, MostInOneRow),
        .. Reason.When(Out < 0 || Out > In, "number-between", "out", 0, Math.Max(In, 0)),
        .. Reason.When((FigureView is null) != (X is null) || (X is null) != (Y is null) || (FigureView is not null && RegionOn(content.Chart) is null), "site-off-body", "view"),
        .. Reason.When(Note?.Length > LongestNote, "too-long", "row-note", LongestNote),
    ];
}
