using System.Globalization;
using Filiform.Clinical.Atlas;
using Filiform.Journeys.Assess;

namespace Filiform.Journeys.Treat;

/// <summary>One row of needles as it stands in a form: everything as typed, so that nothing is lost when a rule says no.</summary>
/// <param name="Muscle">The name as people write it, in either language, or the id.</param>
public sealed record NeedleForm(
    string Muscle, string Side, string Gauge, string Length, string Technique, string Depth, string Twitch, bool Electrical, string In, string Out,
    string View, string X, string Y, string Note)
{
    public static readonly NeedleForm Blank = new("", "left", "0.30", "40", "deep", "", "not-sought", false, "1", "0", "", "", "", "");

    public static NeedleForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        return new(
            Text("muscle"), Text("side"), Text("gauge"), Text("length"), Text("technique"), Text("depth"), Text("twitch"), form.ContainsKey("electrical"), Text("in"),
            Text("out"), Text("view"), Text("x"), Text("y"), Text("row-note"));
    }

    public static NeedleForm Of(InsertionRow row, ReferralAtlas atlas) => new(
        Name(atlas, row.Muscle), row.Side, row.GaugeMm.ToString("0.00", CultureInfo.InvariantCulture), Text(row.LengthMm), row.Technique, Text(row.DepthMm), row.Twitch,
        row.Electrical, Text(row.NeedlesIn), Text(row.NeedlesOut), row.FigureView ?? "", Text(row.X), Text(row.Y), row.Note ?? "");

    /// <summary>The next row: the needle of the last one, in the next muscle that is meant and not needled yet. It is in until it is counted out.</summary>
    public static NeedleForm Next(SessionChart chart, ReferralAtlas atlas)
    {
        var last = chart.Insertions.IsEmpty ? Blank : Of(chart.Insertions[^1], atlas) with { Depth = "", Twitch = Blank.Twitch, View = "", X = "", Y = "", Note = "", Out = "0" };
        var next = chart.Targets.SelectMany(Sides).FirstOrDefault(target => !chart.Insertions.Any(row => row.Muscle == target.Muscle && row.Side == target.Side));
        return next is null ? last with { Muscle = "" } : last with { Muscle = Name(atlas, next.Muscle), Side = next.Side };
    }

    public Needles ToNeedles(ReferralAtlas atlas) => new(
        MuscleId(atlas, Muscle) ?? "", Side, Decimal(Gauge), Whole(Length) ?? -1, Whole(Depth), Technique, Twitch, Electrical, Whole(In) ?? 0, Whole(Out) ?? 0,
        View.Length == 0 ? null : View, Whole(X), Whole(Y), Note.Length == 0 ? null : Note);

    /// <returns>The id of the muscle of that name; null when there is none.</returns>
    public static string? MuscleId(ReferralAtlas atlas, string name) => atlas.Muscles.FirstOrDefault(muscle => muscle.Id == name
        || string.Equals(muscle.Name.En, name, StringComparison.OrdinalIgnoreCase) || string.Equals(muscle.Name.Es, name, StringComparison.OrdinalIgnoreCase))?.Id;

    private static string Name(ReferralAtlas atlas, string muscle) => atlas.MuscleById.GetValueOrDefault(muscle)?.Name.In(Words.Language) ?? "";

    private static IEnumerable<PlanTarget> Sides(PlanTarget target) =>
        target.Side == "both" ? [target with { Side = "left" }, target with { Side = "right" }] : [target];

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <returns>Null for nothing; -1 for what is no whole number, which every limit refuses.</returns>
    private static int? Whole(string text) =>
        text.Length == 0 ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static decimal Decimal(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
