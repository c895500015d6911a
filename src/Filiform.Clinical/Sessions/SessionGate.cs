using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;

namespace Filiform.Clinical.Sessions;

/// <summary>What kind of thing would take a reason away.</summary>
public enum GateCause
{
    /// <summary>An absolute rule is true: nobody clicks it away, the cause or the plan changes.</summary>
    Absolute,

    /// <summary>A session rule that blocks, or a rule about the day that nobody was asked about, is unknown: it must be answered.</summary>
    Unanswered,

    /// <summary>A clinician must document a decision.</summary>
    Undecided,

    /// <summary>A true rule holds up the signature until what it requires is done and recorded.</summary>
    Undone,
}

/// <summary>One rule that stands in the way of the first needle, or of the signature.</summary>
public sealed record GateReason(Rule Rule, FindingState State, GateCause Cause);

/// <summary>What a screening with its session lets happen: safety.md §2 and §3 as reasons, all of them at once.</summary>
public static class SessionGate
{
    /// <summary>Everything that stands between this patient and the next needle; empty when it may be recorded.</summary>
    /// <param name="result">Evaluated with the session, at phase <c>start</c> or later.</param>
    /// <param name="decided">Ids of the rules for which a clinician documented a decision.</param>
    /// <param name="toAsk">Ids of the unknown rules that wait for an answer the patient can give now: no decision stands in for it.</param>
    public static ImmutableArray<GateReason> ToStart(ScreeningResult result, ImmutableHashSet<string> decided, ImmutableHashSet<string>? toAsk = null) =>
        [.. result.Findings.Where(finding => finding.Rule.Session?.Phase != SessionPhase.Sign).SelectMany(finding => Stands(finding, decided, toAsk))];

    /// <summary>Everything that stands between this record and a signature; empty when it may be signed.</summary>
    /// <remarks>
    /// Where nothing was needled, only the rules of signing count. Where something was, a rule against needling still stands in the way, for
    /// the record must not pass over it; as the needle is in, it is answered by recording what was done, never by a decision.
    /// </remarks>
    /// <param name="result">Evaluated with the session, at phase <c>sign</c>.</param>
    /// <param name="decided">Ids of the rules for which a clinician documented a decision.</param>
    /// <param name="done">Ids of the true rules for which what they require was done and recorded.</param>
    /// <param name="needled">Whether the record holds a needle.</param>
    /// <param name="toAsk">Ids of the unknown rules that wait for an answer the patient can give now.</param>
    public static ImmutableArray<GateReason> ToSign(
        ScreeningResult result, ImmutableHashSet<string> decided, ImmutableHashSet<string> done, bool needled, ImmutableHashSet<string>? toAsk = null) =>
    [
        .. result.Findings
            .Where(finding => needled || finding.Rule.Session?.Phase == SessionPhase.Sign)
            .Where(finding => !(finding.State == FindingState.Fired && done.Contains(finding.Rule.Id)))
            .SelectMany(finding => Stands(finding, decided, toAsk)),
    ];

    private static IEnumerable<GateReason> Stands(Finding finding, ImmutableHashSet<string> decided, ImmutableHashSet<string>? toAsk)
    {
        if (CauseOf(finding, toAsk) is { } cause && !(cause == GateCause.Undecided && decided.Contains(finding.Rule.Id)))
            yield return new(finding.Rule, finding.State, cause);
    }

    /// <returns>Null for a rule that only advises.</returns>
    private static GateCause? CauseOf(Finding finding, ImmutableHashSet<string>? toAsk) => (finding.State, finding.Rule) switch
    {
        (FindingState.Unknown, { Session.Blocks: not null }) => GateCause.Unanswered,
        (FindingState.Unknown, var rule) when toAsk?.Contains(rule.Id) == true => GateCause.Unanswered,
        (FindingState.Unknown, _) => GateCause.Undecided,
        (_, { Severity: Severity.Absolute, Session.Blocks: SessionBlock.Sign }) => GateCause.Undone,
        (_, { Severity: Severity.Absolute }) => GateCause.Absolute,
        (_, { Severity: Severity.Relative }) => GateCause.Undecided,
        _ => null,
    };
}
