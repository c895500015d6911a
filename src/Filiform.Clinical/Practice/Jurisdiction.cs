using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Practice;

/// <summary>Whether a physical therapist may needle in a state or country, as far as is known. Reference data, no legal advice.</summary>
/// <param name="Id"><c>US-</c> and the state, or the country.</param>
/// <param name="Status"><c>permitted</c>, <c>permitted-with-conditions</c>, <c>silent</c> or <c>prohibited</c>.</param>
/// <param name="Basis">What the status rests on; null where the data does not say.</param>
/// <param name="TrainingHours">Largest total of hours the rule names; null: no number found.</param>
/// <param name="ProcedureLimits">Codes a needling record should be checked against; empty: none found, not none exist.</param>
public sealed record Jurisdiction(
    string Id, Said Name, string Status, string? Basis, int? TrainingHours, string Confidence, Said Notes, int AsOfYear,
    ImmutableArray<string> ProcedureLimits, ImmutableArray<string> Sources)
{
    /// <summary>Why a needling record cannot be made here yet; empty when it can.</summary>
    /// <param name="change">The clinic's own reading of the rule; null without one.</param>
    /// <param name="scopeConfirmed">A named licensee confirmed scope in writing.</param>
    public ImmutableArray<string> ReasonsNotToNeedle(JurisdictionOverride? change, bool scopeConfirmed) => (change?.Status ?? Status) switch
    {
        // Whatever a clinic reads into a shipped prohibition, two people must have agreed to it.
        _ when Status == "prohibited" && change?.HasTwoPeople != true => ["prohibited-here"],
        // A clinic that reads a prohibition means it: nobody agrees it away.
        "prohibited" when change?.Status == "prohibited" => ["prohibited-here"],
        "prohibited" => scopeConfirmed ? [] : ["prohibited-here"],
        "silent" => scopeConfirmed ? [] : ["no-rule-known-here"],
        _ => [],
    };

    /// <summary>Limits of this place that a plan would break.</summary>
    /// <param name="needlesStayIn">Needles are left in place.</param>
    /// <param name="electrical">Current passes through the needles.</param>
    /// <param name="byAssistant">An assistant would needle.</param>
    public ImmutableArray<string> LimitsBroken(bool needlesStayIn, bool electrical, bool byAssistant) =>
    [
        .. ProcedureLimits.Where(limit => limit switch
        {
            // Current through needles leaves them in place.
            "no-needle-retention" => needlesStayIn || electrical,
            "no-retained-electrical-leads" => electrical,
            "no-assistants" => byAssistant,
            _ => false,
        }),
    ];
}

/// <summary>A clinic's own reading of a row. A shipped update never replaces it; both are shown.</summary>
/// <param name="Status">Null where it stays as shipped.</param>
/// <param name="SecondPerson">Who agreed; needed where the shipped row says prohibited, and another than <paramref name="Who"/>.</param>
public sealed record JurisdictionOverride(
    string? Status, string? Basis, int? TrainingHours, string? Notes, string Who, Instant When, string Reason, string SourceUrlOrDocument,
    string? SecondPerson)
{
    /// <summary>Whether somebody else agreed.</summary>
    public bool HasTwoPeople => !string.IsNullOrWhiteSpace(SecondPerson) && SecondPerson != Who;

    /// <summary>What stands against recording it; empty when nothing does.</summary>
    public ImmutableArray<string> ReasonsNotToRecord(Jurisdiction shipped) =>
    [
        .. Because(string.IsNullOrWhiteSpace(Who), "who-missing"),
        .. Because(string.IsNullOrWhiteSpace(Reason), "reason-missing"),
        .. Because(string.IsNullOrWhiteSpace(SourceUrlOrDocument), "source-missing"),
        .. Because(Status is null && Basis is null && TrainingHours is null && Notes is null, "nothing-changed"),
        .. Because(Status is not null && !PracticeKnowledge.Statuses.Contains(Status), "status-unknown"),
        .. Because(shipped.Status == "prohibited" && !HasTwoPeople, "second-person-missing"),
    ];

    private static ImmutableArray<string> Because(bool holds, string code) => holds ? [code] : [];
}
