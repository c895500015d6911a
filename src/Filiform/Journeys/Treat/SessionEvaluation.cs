using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Treat;

/// <summary>A session at one phase: its facts, where they come from, and what the rules make of them.</summary>
/// <param name="FromRecord">Ids of the facts that the record filled in.</param>
/// <param name="Day">The health answers as they stand on the day of the session.</param>
public sealed record SessionEvaluation(ImmutableDictionary<string, Value> Facts, ImmutableHashSet<string> FromRecord, DayReading Day)
{
    public ScreeningResult Result => Day.Result;

    /// <summary>The rule ids under which a due re-evaluation stands in the record; it is no rule of <c>safety.json</c>.</summary>
    public const string ReviewDue = "review-due";

    public const string CountMismatch = "sr-count-mismatch", NeedleRetained = "sr-needle-retained";

    public static SessionEvaluation Of(ClinicalContent content, SessionChart chart, SessionPhase phase)
    {
        var record = SessionFacts.FromRecord(content, chart, phase);
        // What the record knows stands over what was typed; facts that only it can give are never typed.
        var facts = record.ToBuilder();
        foreach (var (fact, value) in chart.Answers.Facts)
            if (!record.ContainsKey(fact) && !SessionFacts.OfTheRecord.Contains(fact)) facts[fact] = value;
        var (told, day) = (facts.ToImmutable(), chart.DayOf(phase));
        return new(told, [.. record.Keys], DayReading.Of(content.Safety, chart.Screening, day, day, chart.Zone, new SessionSoFar(phase, told)));
    }

    /// <summary>Everything that stands between this session and its next needle.</summary>
    public static ImmutableArray<GateReason> ToStart(ClinicalContent content, SessionChart chart)
    {
        var evaluation = Of(content, chart, SessionPhase.Start);
        return SessionGate.ToStart(evaluation.Result, Decided(chart), ToAsk(evaluation));
    }

    /// <summary>Everything the rules put between this session and its signature.</summary>
    public static ImmutableArray<GateReason> ToSign(ClinicalContent content, SessionChart chart)
    {
        var evaluation = Of(content, chart, SessionPhase.Sign);
        // A day that is over can be asked about no more: what stayed open is then documented like everything that nobody can know.
        var toAsk = chart.DayOf(SessionPhase.Sign) == chart.Today ? ToAsk(evaluation) : [];
        return SessionGate.ToSign(evaluation.Result, Decided(chart), Done(chart), needled: !chart.Insertions.IsEmpty, toAsk);
    }

    private static ImmutableHashSet<string> ToAsk(SessionEvaluation evaluation) => [.. evaluation.Day.ToAsk.Select(finding => finding.Rule.Id)];

    /// <summary>Decided on the screening, before the visit, or in the room.</summary>
    public static ImmutableHashSet<string> Decided(SessionChart chart) =>
        [.. chart.Decided.Select(decision => decision.Rule)];

    public static ImmutableHashSet<string> Done(SessionChart chart)
    {
        var done = chart.Steps.Where(step => step.Kind == SessionSteps.Done).Select(step => step.Rule).ToImmutableHashSet();
        if (chart.Retained is null) return done;
        // A needle is accounted for when it was counted out, or documented as retained with the protocol's steps.
        done = done.Add(NeedleRetained);
        return chart.Unaccounted == 0 ? done.Add(CountMismatch) : done;
    }
}
