using System.Globalization;
using System.Text;

namespace Filiform.Clinical.Atlas;

/// <summary>Words without accents and case, so that <c>cóccix</c>, <c>coccix</c> and <c>COCCIX</c> are one.</summary>
internal static class Folded
{
    public static ImmutableArray<string> Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
