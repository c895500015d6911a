using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Shared.Citing;

/// <summary>Plain words for how sure we are and what kind of evidence it is (<c>labels</c> of <c>learn/pages.json</c>).</summary>
/// <param name="Certainty">By code: a name, and a sentence about what it means.</param>
/// <param name="Grade">By code.</param>
public sealed record EvidenceLabels(
    FrozenDictionary<string, (Said Name, Said Text)> Certainty, FrozenDictionary<string, Said> Grade, Said Source, Said Sources,
    Said NotReviewed, Said NotAdvice)
{
    public static EvidenceLabels Read(Node node) => new(
        node["certainty"].Members.ToFrozenDictionary(each => each.Name, each => (each.Value["name"].Said, each.Value["text"].Said), StringComparer.Ordinal),
        node["grade"].Members.ToFrozenDictionary(each => each.Name, each => each.Value.Said, StringComparer.Ordinal),
        node["source"].Said, node["sources"].Said, node["notReviewed"].Said, node["notAdvice"].Said);
}
