using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>Documents why one rule may be passed for one patient (safety.md §3). Nobody clicks an absolute one away.</summary>
public sealed class DecideRule(ClinicalContent content, Vault vault) : IUseCase<DecideRule.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Screening> Screening, string Rule, string? Reason) : IAboutPatient;

    public const int ShortestReason = 20, LongestReason = 2_000;

    public Permission Permission => Permission.Assess;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (Reason.OfLength(request.Reason, "reason", ShortestReason, LongestReason) is { } wrong) return Refusal.Invalid(wrong);
        if (await Screenings.LastCompleted(work, content.Safety, request.Patient) is not { } screening || screening.Id != request.Screening) return Refusal.Stale;
        if (!await MayBeDecided(work, request, screening)) return Refusal.Blocked(new Reason("not-to-be-decided"));

        await Sign(work, request, request.Reason!.Trim());
        return Done.It;
    }

    private async Task Sign(Work work, Request request, string reason)
    {
        var id = work.NewId<Decision>();
        var signed = new SignedDecision(
            id.Value, work.Clinic!.Value, request.Patient.Value, request.Screening.Value, request.Rule, reason, content.Safety.Version, work.Actor.Id!.Value, work.Now);
        var (signature, key) = vault.Sign(signed.Document);
        await work.Execute("""
            insert into decision (id, clinic, patient, screening, rule, reason, knowledge_version, decided_by, decided_at, signature, signing_key)
            values (@id, @clinic, @Patient, @Screening, @Rule, @reason, @KnowledgeVersion, @by, @Now, @signature, @key)
            """, new
        {
            id, request.Patient, request.Screening, request.Rule, reason = work.Seal(Decisions.Reason, id.Value, reason), signed.KnowledgeVersion, by = work.Actor.Id, work.Now,
            signature, key,
        });
    }

    /// <summary>A relative rule that is true, or an unknown one that blocks nothing; session rules may be decided before the session.</summary>
    private async Task<bool> MayBeDecided(Work work, Request request, ScreeningRow screening)
    {
        var rule = content.Safety.Rules.Concat(content.Safety.SessionRules).FirstOrDefault(each => each.Id == request.Rule);
        if (rule is null) return false;
        if (rule.Session is not null) return rule.Severity == Severity.Relative;

        var zone = (await Clinics.Here(work)).TimeZone;
        var today = work.Now.InZone(zone).Date;
        // What the patient can be asked on the day is asked, not decided.
        var finding = DayReading.Of(content.Safety, screening, today, today, zone).Findings.FirstOrDefault(each => each.Rule.Id == rule.Id);
        return finding is not null && (finding.State == FindingState.Unknown || rule.Severity == Severity.Relative);
    }
}
