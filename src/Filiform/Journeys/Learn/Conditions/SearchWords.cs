using System.Globalization;
using System.Text;

namespace Filiform.Journeys.Learn.Conditions;

/// <summary>A text as bare words: small letters, no accents, no punctuation.</summary>
internal static class SearchWords
{
    public static ImmutableArray<string> Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        // A query may hold half a surrogate pair, which normalising refuses.
        foreach (var letter in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
            else if (char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’')) plain.Append(' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
