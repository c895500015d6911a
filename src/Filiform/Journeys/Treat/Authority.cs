using Filiform.Clinical.Atlas;
using Filiform.Clinical.Practice;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Law;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Whether the treating clinician may needle here on a day.</summary>
internal static class Authority
{
    /// <summary>The states whose endorsement <c>practice.json</c> asks for (credentials, <c>dn-endorsement</c>, <c>requiredWhen</c>).</summary>
    private static readonly ImmutableArray<string> EndorsementStates = ["MD", "WA"];

    /// <summary>What of a plan a clinician may not needle yet here; empty for somebody who treats nobody.</summary>
    public static async Task<ImmutableArray<string>> MissingFor(Work work, ClinicalContent content, PlanBody plan, ClinicRow clinic, LocalDate on) =>
        work.Actor.Practitioner is { } practitioner && plan.Course.Needling is not null
            ? await Missing(
                work, content.Practice, practitioner, clinic, on, !Advanced(content, plan.Targets.Select(target => target.Muscle)).IsEmpty, plan.Techniques.Contains(SessionFacts.Electrical))
            : [];

    /// <summary>Those of the muscles that training beyond the foundation is asked for, each once.</summary>
    public static ImmutableArray<Muscle> Advanced(ClinicalContent content, IEnumerable<string> muscles) =>
        [.. muscles.Distinct().Select(muscle => content.Atlas.MuscleById.GetValueOrDefault(muscle)).OfType<Muscle>().Where(muscle => muscle.Level == "advanced")];

    /// <summary>A missing credential in words, with the muscles that ask for it where some do.</summary>
    /// <param name="code">As <see cref="Missing"/> gives it.</param>
    /// <returns>Null for what the place itself forbids.</returns>
    public static (string Credential, string? Muscles)? Lacks(ClinicalContent content, string code, IEnumerable<string> muscles) =>
        content.Practice.CredentialById.TryGetValue(code, out var kind)
            ? (kind.Name.In(Words.Language), kind.Blocks == Blocks.AdvancedMuscles ? string.Join(", ", Advanced(content, muscles).Select(muscle => muscle.Name.In(Words.Language))) : null)
            : null;

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
