using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Journeys.Learn.Content;

/// <summary>Reads what the files of the public pages hold beyond a plain text.</summary>
internal static class LearnNodes
{
    /// <summary>Lines that stand in every language, at the same place.</summary>
    /// <exception cref="KnowledgeFault">A language is missing or says fewer things.</exception>
    public static SaidList Lines(this Node node)
    {
        var lines = new SaidList(node["en"].Texts, node["es"].Texts);
        return lines.En.Length == lines.Es.Length && !lines.En.IsEmpty
            ? lines : throw node.Fault("must say the same number of things in each language, and at least one");
    }

    public static ImmutableDictionary<string, Said> Words(this Node node) =>
        node.Members.ToImmutableDictionary(each => each.Name, each => each.Value.Said, StringComparer.Ordinal);

    public static ImmutableArray<T> List<T>(this Node node, Func<Node, T> read)
    {
        ImmutableArray<T> list = [.. node.Items.Select(read)];
        return list.IsEmpty ? throw node.Fault("must not be empty") : list;
    }
}
