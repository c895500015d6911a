using Filiform.Clinical.Quality;
using Filiform.Journeys.Practice;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using static System.FormattableString;

namespace Filiform.Journeys.Quality;

/// <summary>The page's lists as files for a spreadsheet: counts and figures, never people.</summary>
public static class QualityFiles
{
    public static FileContentResult Events(ShowQuality.View view, Func<string, string> name, Words words) => File("quality-events", words,
        ["event", "asked", "treatments", "answered", "count", "rate", "low", "high", "mid-low", "mid-high", "best", "worst", "survey", "published", "published-of", "rebuilt", "p"],
        view.Kinds.SelectMany(row => row.Published.DefaultIfEmpty().Select(published => new[]
        {
            name(row.Kind), words[$"quality.when-{row.Question.Code()}"], Invariant($"{row.Counts.Treatments}"), Invariant($"{row.Counts.Answered}"), Invariant($"{row.Counts.Events}"),
            row.ShowsRate ? Figures.Exact(row.Share?.Estimate) : null, Figures.Exact(row.Share?.ClopperPearson.Low), Figures.Exact(row.Share?.ClopperPearson.High),
            Figures.Exact(row.Share?.MidP.Low), Figures.Exact(row.Share?.MidP.High),
            row.Counts.Treatments > 0 ? Figures.Exact(row.Counts.BestToWorst.Low) : null, row.Counts.Treatments > 0 ? Figures.Exact(row.Counts.BestToWorst.High) : null,
            published is null ? null : Figures.Survey(published.Baseline), published is null ? null : Invariant($"{published.Event.Count}"),
            published is null ? null : Invariant($"{published.Event.Treatments}"), published is null ? null : words[published.IsRebuilt ? "quality.yes" : "quality.no"], Figures.Exact(published?.P),
        })));

    public static FileContentResult Time(ShowQuality.View view, Words words) => File("quality-over-time", words,
        ["asked", "treatment", "day", "event-told", "expected", "rise", "fall", "signal"],
        view.OverTime.Charts.Where(chart => chart.Rise is not null).SelectMany(chart => chart.Places.Select((place, at) =>
        {
            var row = view.OverTime.Treatments[place];
            return new[]
            {
                words[$"quality.when-{chart.Question.Code()}"], Invariant($"{at + 1}"), LocalDatePattern.Iso.Format(row.SignedAt.InZone(view.Clinic.TimeZone).Date),
                row.Record.Had(chart.Question, TreatmentRecord.AnyMinor) ? "1" : "0", Figures.Exact(chart.Reference.Expected(row.Record.Stratum)),
                Figures.Exact(chart.Rise!.Path[at]), Figures.Exact(chart.Fall!.Path[at]),
                chart.Rise.Alarms.Any(alarm => alarm.At == at + 1) ? words["quality.rise"] : chart.Fall.Alarms.Any(alarm => alarm.At == at + 1) ? words["quality.fall"] : null,
            };
        })));

    public static FileContentResult Network(ShowQuality.View view, Func<NetworkEvent, string> name, Words words) => File("quality-network", words,
        ["event", "clinic", "treatments", "answered", "count", "rate", "low", "high", "expected", "ratio", "ratio-low", "ratio-high", "standing"],
        view.Network.Funnel.Clinics.Select(clinic => new[]
        {
            name(view.Network.Event), view.Network.Tallies.NameOf(clinic.Clinic), Invariant($"{clinic.Treatments}"), Invariant($"{clinic.Answered}"),
            clinic.Events is { } events ? Invariant($"{events}") : words["quality.hidden"],
            Figures.Exact(clinic.Share?.Estimate), Figures.Exact(clinic.Share?.ClopperPearson.Low), Figures.Exact(clinic.Share?.ClopperPearson.High),
            Figures.Exact(clinic.CaseMix?.Expected), Figures.Exact(clinic.CaseMix?.Ratio), Figures.Exact(clinic.CaseMix?.RatioCi95.Low), Figures.Exact(clinic.CaseMix?.RatioCi95.High),
            words[StandingOf(clinic)],
        }));

    /// <summary>What is said of a clinic, as a key of the words.</summary>
    public static string StandingOf(FunnelClinic clinic) => clinic switch
    {
        { Standing: FunnelStanding.Incomplete } => "quality.clinic-incomplete",
        { Standing: FunnelStanding.TooFew } => "quality.clinic-few",
        { Standing: FunnelStanding.Hidden } => "quality.clinic-hidden",
        { Standing: FunnelStanding.NoLimits } => "quality.clinic-no-limits",
        { MayAlarm: false } => "quality.clinic-quiet",
        { Outside: "high998" or "low998" } => "quality.clinic-outside-998",
        { Outside: not null } => "quality.clinic-outside-95",
        _ => "quality.clinic-inside",
    };

    private static FileContentResult File(string name, Words words, IEnumerable<string> columns, IEnumerable<IEnumerable<string?>> rows) =>
        Csv.File(name, columns.Select(column => words[$"quality.csv-{column}"]), rows);
}
