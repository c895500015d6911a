using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>A rule that speaks about one muscle, as the room shows it at once.</summary>
/// <param name="State"><c>fired</c> or <c>unknown</c>.</param>
public sealed record RuleNotice(string Rule, string Severity, string State, string Title, string Action);

/// <param name="Version">Of the row.</param>
/// <param name="SessionVersion">Of the session.</param>
/// <param name="Rules">What the rules say of this muscle, this needle and this technique.</param>
public sealed record InsertionSaved(Id<Insertion> Insertion, int Position, int Version, int SessionVersion, ImmutableArray<RuleNotice> Rules);

/// <summary>What the use cases that write needles share.</summary>
internal static class Insertions
{
    /// <summary>The session facts that say where, with what and how: a rule that reads one of them speaks about the muscle.</summary>
    private static readonly ImmutableArray<string> AboutTheSite =
    [
        PlanFacts.Regions, PlanFacts.MuscleHazards, PlanFacts.Techniques, RecordFacts.LongestNeedle, RecordFacts.DeepestInsertion,
        "s-days-since-last-session-same-site",
    ];

    public static InsertionRow Row(ClinicalContent content, Id<Insertion> id, int position, Needles needles, Instant recordedAt, int version) => new(
        id, position, needles.Muscle, needles.Side, needles.FigureView, needles.X, needles.Y, needles.GaugeMm, needles.LengthMm, needles.DepthMm,
        needles.Technique, needles.Twitch, needles.Electrical, needles.In, needles.Out, needles.Note, recordedAt, version, needles.RegionOn(content.Chart));

    /// <summary>Every reason not to put this needle in, and which credentials are missing where that is one; null when it may go in.</summary>
    /// <param name="row">With the other rows of the record, as it would stand.</param>
    public static async Task<Refusal?> Refused(Work work, ClinicalContent content, SessionChart chart, InsertionRow row)
    {
        var changed = await SessionCharts.With(work, content, chart, With(chart, row));
        return SessionEvaluation.ToStart(content, changed) is [_, ..] reasons
            ? Refusal.Blocked([.. changed.MissingAuthority.Select(code => Lacks(content, changed, code)).OfType<Reason>(), .. reasons.Select(GateWords.Of)]) : null;
    }

    private static Reason? Lacks(ClinicalContent content, SessionChart chart, string code) => Authority.Lacks(content, code, chart.Muscles) switch
    {
        null => null,
        (var credential, null) => new("lacks-credential", null, credential),
        var (credential, muscles) => new("lacks-for-muscles", null, credential, muscles),
    };

    /// <summary>What the rules say about this row alone.</summary>
    public static ImmutableArray<RuleNotice> Notices(ClinicalContent content, SessionChart chart, InsertionRow row)
    {
        var alone = chart with { Insertions = [row], Answers = chart.Answers with { Targets = [] } };
        var result = SessionEvaluation.Of(content, alone, SessionPhase.Start).Result;
        var sites = AboutTheSite.Select(content.Safety.Facts.IndexOf).ToHashSet();
        return
        [
            .. result.Findings.Where(finding => finding.Rule.Scope.Covers is not null || finding.Rule.Inputs.Any(sites.Contains))
                .OrderByDescending(finding => finding.Rule.Severity).Select(Notice),
        ];
    }

    public static RuleNotice Notice(Finding finding) => new(
        finding.Rule.Id, finding.Rule.Severity.Code(), finding.State.Code(), finding.Rule.Title.In(Words.Language), finding.Rule.ClinicianAction.In(Words.Language));

    /// <summary>With a needle in, nobody has observed anything after the last one yet.</summary>
    public static Task ObserveAgain(Work work, Id<Patient> patient, Id<Session> session, InsertionRow row) =>
        row.NeedlesIn > row.NeedlesOut ? SessionAnswers.Forget(work, patient, session, SessionFacts.Observed) : Task.CompletedTask;

    private static ImmutableArray<InsertionRow> With(SessionChart chart, InsertionRow row) =>
        [.. chart.Insertions.Where(each => each.Id != row.Id), row];
}
