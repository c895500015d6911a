using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Strict;

/// <summary>Several short texts in every language the product speaks.</summary>
public sealed record SaidList(ImmutableArray<string> En, ImmutableArray<string> Es)
{
    /// <param name="language">A two-letter code; anything unknown is said in English.</param>
    public ImmutableArray<string> In(string language) => language == "es" ? Es : En;

    /// <summary>Statements: each stands in every language, at the same place.</summary>
    internal static SaidList Statements(Node node)
    {
        var list = Words(node);
        return list.En.Length == list.Es.Length ? list : throw node.Fault("must say the same number of things in each language");
    }

    /// <summary>Search words: each language has its own synonyms, and at least one.</summary>
    internal static SaidList Words(Node node) => new(node["en"].NotEmpty().Texts, node["es"].NotEmpty().Texts);
}
