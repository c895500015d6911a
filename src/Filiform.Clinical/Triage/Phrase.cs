namespace Filiform.Clinical.Triage;

/// <summary>Words that must follow one another. One that ends in <c>*</c> stands for every word that begins so.</summary>
public sealed class Phrase
{
    private readonly ImmutableArray<(string Word, bool IsStem)> words;

    private Phrase(string text, ImmutableArray<(string, bool)> words) => (Text, this.words) = (text, words);

    /// <summary>As it stands in the data.</summary>
    public string Text { get; }

    /// <returns>The phrase; null when it has no words, or a stem so short that it would catch half the language.</returns>
    public static Phrase? Of(string text)
    {
        ImmutableArray<(string Word, bool IsStem)> words =
            [.. text.Split(' ').SelectMany(part => PlainText.Words(part).Select(word => (word, part.EndsWith('*'))))];
        return words.IsEmpty || words.Any(word => word.IsStem && word.Word.Length < ShortestStem) ? null : new(text, words);
    }

    /// <summary>In letters.</summary>
    private const int ShortestStem = 4;

    internal bool IsIn(ImmutableArray<string> text)
    {
        for (var start = 0; start + words.Length <= text.Length; start++)
            if (StandsAt(text, start)) return true;
        return false;
    }

    private bool StandsAt(ImmutableArray<string> text, int start)
    {
        for (var at = 0; at < words.Length; at++)
        {
            var (word, isStem) = words[at];
            var said = text[start + at];
            if (isStem ? !said.StartsWith(word, StringComparison.Ordinal) : said != word) return false;
        }
        return true;
    }
}
