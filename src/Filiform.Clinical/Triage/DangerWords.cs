using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Triage;

/// <summary>The whole of <c>danger-words.json</c>: what in a free text asks for a clinician's look, and what the patient is told.</summary>
/// <param name="NotKnown">Said when a level was reached only because something is not known.</param>
/// <param name="WordsFound">Said when a comment holds such words.</param>
public sealed record DangerWords(string Version, Said Notice, Said NotKnown, Said WordsFound, ImmutableArray<Concern> Concerns)
{
    public const string FileName = "danger-words.json";

    private static readonly Lazy<DangerWords> Ours = new(() => Parse(KnowledgeFile.Embedded(FileName), SafetyKnowledge.Embedded));

    /// <summary>The lists that travel inside this assembly.</summary>
    /// <exception cref="KnowledgeFault">The file of this build cannot be trusted.</exception>
    public static DangerWords Embedded => Ours.Value;

    /// <param name="knowledge">Holds the sources and grades that the file names.</param>
    /// <exception cref="KnowledgeFault">Something in it is missing, misspelt, unsourced or in one language only.</exception>
    public static DangerWords Parse(ReadOnlyMemory<byte> bytes, SafetyKnowledge knowledge) =>
        DangerWordsReader.Read(KnowledgeFile.Parse(FileName, bytes), knowledge);

    /// <summary>Looks for every phrase in both languages, whatever language the form was in.</summary>
    /// <returns>The concerns found, in the order of the data file, each with the phrases as the data spells them.</returns>
    public ImmutableArray<ConcernFound> FindIn(string text)
    {
        var words = PlainText.Words(text);
        return [.. from concern in Concerns
                   let found = concern.Phrases.Where(phrase => phrase.IsIn(words)).Select(phrase => phrase.Text).ToImmutableArray()
                   where !found.IsEmpty
                   select new ConcernFound(concern, found)];
    }
}

/// <summary>A kind of danger and the phrases that hint at it, in all languages together.</summary>
public sealed record Concern(string Id, Said Name, ImmutableArray<Phrase> Phrases, Evidence Evidence);

public sealed record ConcernFound(Concern Concern, ImmutableArray<string> Phrases);
