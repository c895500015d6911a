using Filiform.Clinical.Practice;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Law;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Whether the treating clinician may needle here on a day.</summary>
internal static class Authority
{
    /// <summary>The states whose endorsement <c>practice.json</c> asks for (credentials, <c>dn-endorsement</c>, <c>requiredWhen</c>).</summary>
    private static readonly ImmutableArray<string> EndorsementStates = ["MD", "WA"];

    private sealed record Row(string Kind, string? State, LocalDate? IssuedOn, LocalDate? ExpiresOn);

    /// <summary>Ids of the credentials that are missing or lapsed, and codes of what the place itself forbids; empty when needling may go on.</summary>
    public static async Task<ImmutableArray<string>> Missing(
        Work work, PracticeKnowledge knowledge, Id<Practitioner> practitioner, ClinicRow clinic, LocalDate on, bool advanced, bool electrical)
    {
        var rows = await work.Query<Row>("select kind, state, issued_on, expires_on from credential where practitioner = @practitioner", new { practitioner });
        var held = rows.Where(row => row.IssuedOn is not { } issued || issued <= on)
            .Select(row => new HeldCredential(row.Kind, row.State is null ? null : "US-" + row.State, row.ExpiresOn)).ToList();
        var place = "US-" + clinic.State;
        var own = await PracticeOverrides.InForce(work, clinic.Id);
        ImmutableArray<string> ofPlace = knowledge.JurisdictionById.GetValueOrDefault(place) is not { } jurisdiction ? ["no-rule-known-here"]
            : [.. jurisdiction.ReasonsNotToNeedle(own?.Reading, own?.ScopeConfirmedBy is not null), .. jurisdiction.LimitsBroken(needlesStayIn: false, electrical, byAssistant: false)];
        return
        [
            .. ofPlace,
            .. NeedlingPermission.Missing(
                knowledge.CredentialById, held, place, on, EndorsementStates.Contains(clinic.State), advanced, electrical),
        ];
    }
}
