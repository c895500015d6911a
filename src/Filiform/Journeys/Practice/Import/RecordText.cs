using System.Globalization;
using System.Text;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Brings the words of a record into a form in which they can be compared.</summary>
public static class RecordText
{
    /// <summary>Lower case, without accents, every run of other signs a space, and one at either end.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(" ");
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain[^1] != ' ') plain.Append(' ');
        }

        return (plain[^1] == ' ' ? plain : plain.Append(' ')).ToString();
    }
}
