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
    SafetyKnowledge Safety, DangerWords DangerWords, ReferralAtlas Atlas, BodyChart Chart, InstrumentCatalogue Instruments, ResponseKnowledge Response,
    PlanKnowledge Plans, PracticeKnowledge Practice, MuscleGroups MuscleGroups, AtlasNames AtlasNames)
{
    /// <summary>The bytes of the clinic's own rules; null where there are none.</summary>
    public byte[]? ClinicFile { get; private init; }

    /// <param name="folder">Of the clinic's own rules (<c>serve --knowledge</c>); null for none.</param>
    /// <exception cref="KnowledgeFault">A file cannot be trusted; the message names file, path and reason.</exception>
    public static ClinicalContent Load(string? folder = null)
    {
        var atlas = ReferralAtlas.Embedded();
        var instruments = InstrumentCatalogue.Embedded();
        var response = ResponseKnowledge.Embedded();
        var own = folder is null ? null : Own(folder);
        var safety = own is null ? SafetyKnowledge.Embedded : ClinicRules.Over(SafetyKnowledge.Embedded, KnowledgeFile.Parse(ClinicRules.FileName, own));
        AtlasInSafety.Check(safety, atlas);
        return new(safety, DangerWords.Embedded, atlas, BodyChart.Embedded(atlas), instruments, response,
            PlanKnowledge.Embedded(atlas, instruments, response), PracticeKnowledge.Embedded(), MuscleGroups.Embedded(atlas), AtlasNames.Embedded(atlas)) { ClinicFile = own };
    }

    private static byte[] Own(string folder)
    {
        if (!Directory.Exists(folder)) throw new KnowledgeFault(folder, "", "is no folder");
        // A file that is silently left out would be taken for one that is in force.
        foreach (var path in Directory.EnumerateFiles(folder, "*.json"))
            if (Path.GetFileName(path) != ClinicRules.FileName) throw new KnowledgeFault(Path.GetFileName(path), "", $"is not for a clinic to bring; {ClinicRules.FileName} is");
        var file = Path.Combine(folder, ClinicRules.FileName);
        return File.Exists(file) ? File.ReadAllBytes(file) : throw new KnowledgeFault(ClinicRules.FileName, "", "is not in the folder");
    }
}
