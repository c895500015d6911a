using Filiform.Clinical.Atlas;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Plans;
using Filiform.Clinical.Practice;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Triage;

namespace Filiform.Journeys.Shared;

/// <summary>All clinical knowledge, read, checked against each other and frozen once, at start.</summary>
/// <remarks>What was decided with it records the version that decided it.</remarks>
public sealed record ClinicalContent(
    SafetyKnowledge Safety, DangerWords DangerWords, ReferralAtlas Atlas, InstrumentCatalogue Instruments, ResponseKnowledge Response,
    PlanKnowledge Plans, PracticeKnowledge Practice, MuscleGroups MuscleGroups)
{
    /// <exception cref="KnowledgeFault">A file cannot be trusted; the message names file, path and reason.</exception>
    public static ClinicalContent Load()
    {
        var atlas = ReferralAtlas.Embedded();
        var instruments = InstrumentCatalogue.Embedded();
        var response = ResponseKnowledge.Embedded();
        return new(SafetyKnowledge.Embedded, DangerWords.Embedded, atlas, instruments, response,
            PlanKnowledge.Embedded(atlas, instruments, response), PracticeKnowledge.Embedded(), MuscleGroups.Embedded(atlas));
    }

    private sealed class Services : IServices
    {
        // Read at once, so that bad content stops the start and not the first patient.
        public void Add(IServiceCollection services) => services.AddSingleton(Load());
    }
}
