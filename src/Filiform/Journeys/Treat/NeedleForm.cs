using System.Globalization;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Shared;

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

    /// <summary>
    /// The next row: the needle of the last one, or what was planned, in the next muscle that is meant and not needled yet. It is in until it is counted out.
    /// </summary>
    public static NeedleForm Next(SessionChart chart, ClinicalContent content)
    {
        var atlas = content.Atlas;
        var last = chart.Insertions.IsEmpty ? Blank with { Technique = Planned(chart) }
            : Of(chart.Insertions[^1], atlas) with { Depth = "", Twitch = Blank.Twitch, View = "", X = "", Y = "", Note = "", Out = "0" };
        var next = chart.Targets.SelectMany(Sides).FirstOrDefault(target => !chart.Insertions.Any(row => row.Muscle == target.Muscle && row.Side == target.Side));
        return next is null ? last with { Muscle = "" } : (last with { Muscle = Name(atlas, next.Muscle), Side = next.Side }).Within(chart, content);
    }

    /// <summary>The same row with a needle no longer than was said for today, and than the rules allow over this muscle.</summary>
    public NeedleForm Within(SessionChart chart, ClinicalContent content)
    {
        if (MuscleId(content.Atlas, Muscle) is not { } muscle || Whole(Length) is not { } length) return this;
        return this with { Length = Text(NeedleLength.AtMost(content.Safety, content.Atlas.MuscleById[muscle], length, chart.Answers.Facts.GetValueOrDefault(RecordFacts.LongestNeedle))) };
    }

    /// <summary>What was said for today or planned; the gentler one where both depths are.</summary>
    private static string Planned(SessionChart chart) =>
        SessionFacts.Techniques(chart, []).Where(technique => technique != SessionFacts.Electrical).OrderBy(technique => technique == "superficial" ? 0 : technique == "deep" ? 1 : 2)
            .FirstOrDefault() ?? Blank.Technique;

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
