using System.Collections.Frozen;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Triage;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads the closed lists, and sees that each code has its words.</summary>
internal static class VocabularyReader
{
    internal static Vocabulary Read(Node node)
    {
        node.Only("regions", "regionFromFigure", "deepNonCompressibleMuscles", "muscleHazards", "techniques", "requires", "grades", "labels");
        var regions = node["regions"].Names();
        var vocabulary = new Vocabulary(
            regions,
            node["regionFromFigure"].Members.ToFrozenDictionary(pair => pair.Name, pair => pair.Value.Code(regions)),
            node["deepNonCompressibleMuscles"].Names().ToFrozenSet(),
            node["muscleHazards"].Names(), node["techniques"].Names(), node["requires"].Names(), node["grades"].Names(),
            node["labels"].Members.ToFrozenDictionary(list => list.Name, list => Words(list.Value)));

        foreach (var (list, codes) in NeedWords(vocabulary))
            RequireWords(node["labels"], list, codes);
        foreach (var added in new[] { PlanFacts.DeepNonCompressible, PlanFacts.NotRecommendedTarget })
            if (!vocabulary.MuscleHazards.Contains(added)) throw node["muscleHazards"].Fault($"must name '{added}'");
        return vocabulary;
    }

    internal static void RequireWords(Node labels, string list, IEnumerable<string> codes)
    {
        foreach (var code in codes) _ = labels[list][code].Said;
    }

    private static FrozenDictionary<string, Said> Words(Node list)
    {
        foreach (var (_, label) in list.Members) label.Only("en", "es");
        return list.Members.ToFrozenDictionary(pair => pair.Name, pair => pair.Value.Said);
    }

    private static IEnumerable<(string List, IEnumerable<string> Codes)> NeedWords(Vocabulary vocabulary) =>
    [
        ("regions", vocabulary.Regions),
        ("techniques", vocabulary.Techniques),
        ("requires", vocabulary.Requires),
        ("grades", vocabulary.Grades),
        ("severities", Codes.All<Severity>()),
        ("dispositions", Codes.All<Disposition>()),
        ("triageLevels", Codes.All<TriageLevel>()),
        ("phases", [.. Codes.All<SessionPhase>(), .. Codes.All<ChecklistPhase>()]),
        ("eventSeverities", SafetyReader.EventSeverities),
        ("answers", ["yes", "no", "unsure"]),
    ];
}
