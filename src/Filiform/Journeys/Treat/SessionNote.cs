using System.Globalization;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Treat;

/// <summary>Writes the note from the record, line by line, so that the therapist only adds what no field holds.</summary>
public static class SessionNote
{
    public static ImmutableArray<string> Lines(Words words, ClinicalContent content, SessionChart chart)
    {
        var language = Words.Language;
        return
        [
            .. Consent(words, chart),
            .. chart.Insertions.IsEmpty ? [words["treat.note-no-needles"]] : chart.Insertions.Select(row => Needle(words, content, row, language)),
            .. chart.Insertions.IsEmpty ? ImmutableArray<string>.Empty : [words["treat.note-count", chart.NeedlesIn, chart.NeedlesOut]],
            .. chart.Retained is { } retained ? [words["treat.note-retained", retained.Needles ?? 0, retained.Note]] : ImmutableArray<string>.Empty,
            .. Pain(words, chart),
            .. Events(words, content, chart, language),
        ];
    }

    private static IEnumerable<string> Consent(Words words, SessionChart chart)
    {
        if (chart.ConsentAt(chart.Now) is { } consent)
            yield return words["treat.note-consent", ClinicTime.Day(consent.GivenAt.InZone(chart.Zone).Date), consent.TemplateVersion];
    }

    private static string Needle(Words words, ClinicalContent content, InsertionRow row, string language)
    {
        var depth = row.DepthMm is { } mm ? words["treat.note-depth", mm] : "";
        var electrical = row.Electrical ? words["treat.note-estim"] : "";
        return words[
            "treat.note-row", row.Position, content.Atlas.MuscleById[row.Muscle].Name.In(language), words[$"treat.side-{row.Side}"], row.NeedlesIn,
            row.GaugeMm.ToString("0.00", CultureInfo.InvariantCulture), row.LengthMm,
            Technique(content, row.Technique).In(language), depth, words[$"treat.twitch-{row.Twitch}"], electrical, row.Note is null ? "" : $" {row.Note}"];
    }

    private static Said Technique(ClinicalContent content, string code) => content.Safety.Vocabulary.Label("techniques", code);

    private static IEnumerable<string> Pain(Words words, SessionChart chart) => (chart.Session.PainBefore, chart.Session.PainAfter) switch
    {
        ({ } before, { } after) => [words["treat.note-pain", before, after]],
        ({ } before, null) => [words["treat.note-pain-before", before]],
        _ => [],
    };

    private static IEnumerable<string> Events(Words words, ClinicalContent content, SessionChart chart, string language) => chart.Events.IsEmpty
        ? chart.Answers.Facts.ContainsKey("s-adverse-event-recorded") ? [words["treat.note-no-event"]] : []
        : chart.Events.Select(row => words["treat.note-event", EventName(content, row).In(language), content.Safety.Vocabulary.Label("eventSeverities", row.Severity).In(language)]);

    internal static Said EventName(ClinicalContent content, AdverseEventRow row) => content.Safety.AdverseEvents.Single(kind => kind.Id == row.Kind).Name;
}
