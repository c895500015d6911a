using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads what a statement rests on; nothing passes unsourced.</summary>
internal static class EvidenceReader
{
    internal static Evidence Read(Node node, IReadOnlyCollection<string> grades, IReadOnlyCollection<string> citations)
    {
        node.Only("grade", "sources", "directness");
        var sources = node["sources"].CodesOf(citations);
        if (sources.IsEmpty) throw node["sources"].Fault("must name at least one source");
        return new(node["grade"].Code(grades), sources, node.Find("directness")?.Code(["direct", "extrapolated"]));
    }
}
