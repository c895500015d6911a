using System.Globalization;
using System.Text;

namespace Filiform.Clinical.Triage;

/// <summary>Free text as bare words: no capitals, no accents, no punctuation. People in pain type as they can.</summary>
internal static class PlainText
{
    /// <summary>The shapes that the apostrophe of "can't" takes on telephones.</summary>
    private const string Apostrophes = "'’‘`´ʼ＇";

    internal static ImmutableArray<string> Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Clean(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
            else if (!IsMark(letter)) plain.Append(' ');
        }
        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Without apostrophes, and without the broken characters that normalising would refuse.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!rune.IsBmp || !Apostrophes.Contains((char)rune.Value)) clean.Append(rune.ToString());
        return clean.ToString();
    }

    /// <summary>An accent that normalising has parted from its letter, or an invisible joiner; neither ends a word.</summary>
    private static bool IsMark(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
