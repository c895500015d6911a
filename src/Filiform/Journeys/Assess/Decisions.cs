using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>A clinician's documented decision that one relative rule, or one unknown rule that blocks nothing, may be passed for one patient.</summary>
/// <param name="Rule">Id of the rule in <c>safety.json</c>.</param>
/// <param name="Screening">The screening it was decided on; a new screening asks anew.</param>
/// <param name="Signature">Null in decisions from before each was signed by itself.</param>
public sealed record DecisionRow(Id<Decision> Id, Id<Screening> Screening, string Rule, string Reason, Id<Staff> DecidedBy, string DecidedByName, Instant DecidedAt, string? Signature);

public static class Decisions
{
    internal const string Reason = "decision.reason";

    /// <summary>Whether every rule that asks a clinician was decided. Never while one is true that nobody may pass, and never by silence.</summary>
    public static bool Settle(ImmutableArray<DecisionRow> decisions, ImmutableArray<Finding> findings) => findings.All(finding =>
        finding.State == FindingState.Unknown || finding.Rule.Severity == Severity.Relative
            ? decisions.Any(decision => decision.Rule == finding.Rule.Id)
            : finding.CountsAs < Disposition.NeedsClinicianReview);

    /// <summary>The decisions on one screening, newest first.</summary>
    public static async Task<ImmutableArray<DecisionRow>> On(Work work, Id<Patient> patient, Id<Screening> screening)
    {
        var rows = await work.Query<DecisionRow>("""
            select d.id, d.screening, d.rule, d.reason, d.decided_by, s.name as decided_by_name, d.decided_at, d.signature
            from decision d join staff s on s.id = d.decided_by
            where d.clinic = @clinic and d.patient = @patient and d.screening = @screening order by d.decided_at desc, d.id desc
            """, new { patient, screening });
        return [.. rows.Select(row => row with { Reason = work.Open(Reason, row.Id.Value, row.Reason)! })];
    }
}
