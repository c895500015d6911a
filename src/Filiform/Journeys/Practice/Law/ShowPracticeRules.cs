using Filiform.Clinical.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Law;

/// <summary>What is known of the rules of a clinic's place, of credentials and of codes, with the clinic's own reading beside it.</summary>
public sealed class ShowPracticeRules(ClinicalContent content) : IUseCase<ShowPracticeRules.Request, ShowPracticeRules.View>
{
    public sealed record Request;

    /// <param name="Shipped">Null where the place of the clinic is not in our data.</param>
    /// <param name="InForce">Null while the shipped row counts alone.</param>
    /// <param name="Earlier">Readings that were ended, newest first.</param>
    /// <param name="Reasons">What stands against needling here now; codes.</param>
    public sealed record View(
        ClinicRow Clinic, Jurisdiction? Shipped, PracticeOverrideRow? InForce, ImmutableArray<PracticeOverrideRow> Earlier, ImmutableArray<string> Reasons);

    public Permission Permission => Permission.ReadSettings;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        var clinic = await Clinics.Here(work);
        var shipped = content.Practice.JurisdictionById.GetValueOrDefault("US-" + clinic.State);
        var rows = await PracticeOverrides.Of(work, clinic.Id);
        var now = rows.FirstOrDefault(row => row.EndedAt is null);
        ImmutableArray<string> reasons = shipped is null ? ["no-rule-known-here"] : now?.ReasonsNotToNeedle(shipped) ?? shipped.ReasonsNotToNeedle(null, false);
        return new View(clinic, shipped, now, [.. rows.Where(row => row.EndedAt is not null)], reasons);
    }
}
