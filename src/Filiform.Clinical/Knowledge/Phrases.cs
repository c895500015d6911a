using System.Collections.Frozen;

namespace Filiform.Clinical.Knowledge;

/// <summary>Spanish of what other files carry in English only (<c>phrases.json</c>): nerves, populations, notes, licences.</summary>
public static class Phrases
{
    public const string FileName = "phrases.json";

    private static readonly Lazy<FrozenDictionary<string, string>> Spanish = new(() => KnowledgeFile.Parse(FileName, KnowledgeFile.Embedded(FileName))["phrases"].Members
        .ToFrozenDictionary(phrase => phrase.Name, phrase => phrase.Value.Text, StringComparer.Ordinal));

    /// <returns>In both languages; the English twice where nobody has translated it.</returns>
    public static Said Of(string english) => new(english, Spanish.Value.GetValueOrDefault(english, english));

    /// <summary>Whether somebody has translated it.</summary>
    public static bool Has(string english) => Spanish.Value.ContainsKey(english);
}
