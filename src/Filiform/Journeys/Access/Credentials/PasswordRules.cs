using System.Reflection;
using System.Text;

namespace Filiform.Journeys.Access.Credentials;

/// <summary>What a password must be: long, and not what everybody chooses. Nothing else: no composition, no expiry (security.md §2).</summary>
public static class PasswordRules
{
    /// <summary>In characters as people count them (Unicode code points).</summary>
    public const int Shortest = 15, Longest = 128;

    /// <summary>Three common parts are about 2^37 guesses, which is nothing; four are beyond a stolen hash's worth.</summary>
    private const int FewestParts = 4;

    private static readonly Lazy<ImmutableHashSet<string>> Common = new(Load);
    private static readonly ImmutableArray<string> Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "qazwsxedcrfvtgbyhnujmikolp"];

    /// <summary>One spelling for the same characters, however a keyboard composed them (NIST SP 800-63B).</summary>
    public static string Normal(string password) => password.IsNormalized(NormalizationForm.FormKC) ? password : password.Normalize(NormalizationForm.FormKC);

    /// <param name="known">What a guesser knows of the person: name, e-mail.</param>
    /// <returns>Null when it will do.</returns>
    public static Reason? Refuses(string password, string field, params ReadOnlySpan<string> known)
    {
        var length = Normal(password).EnumerateRunes().Count();
        if (length < Shortest) return new("password-short", field, Shortest);
        if (length > Longest) return new("password-long", field, Longest);
        return Parts(Normal(password), known) < FewestParts ? new Reason("password-common", field) : null;
    }

    /// <summary>The fewest guessable parts that make up the password: common words, runs, years; any other character is a part by itself.</summary>
    public static int Parts(string password, params ReadOnlySpan<string> known)
    {
        var text = Once(Plain(password));
        var own = known.ToArray().SelectMany(each => Plain(each).Split([' ', '.', '@', '-', '_'])).Where(word => word.Length >= 3).ToHashSet();
        var fewest = new int[text.Length + 1];
        var last = new string[text.Length + 1];
        last[0] = "";
        for (var end = 1; end <= text.Length; end++)
        {
            fewest[end] = int.MaxValue;
            for (var start = end - 1; start >= 0; start--)
            {
                var part = text[start..end];
                if (Cost(part, own) is not { } cost) continue;
                // A part said again adds nothing, and neither does what stands between words.
                if (part == last[start] || string.IsNullOrWhiteSpace(part)) cost = 0;
                if (fewest[start] + cost >= fewest[end]) continue;
                (fewest[end], last[end]) = (fewest[start] + cost, string.IsNullOrWhiteSpace(part) ? last[start] : part);
            }
        }

        return fewest[text.Length];
    }

    /// <summary>abcabc is no more than abc.</summary>
    private static string Once(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && text.Equals(string.Concat(Enumerable.Repeat(text[..length], text.Length / length)), StringComparison.Ordinal)) return text[..length];
        return text;
    }

    private static int? Cost(string part, HashSet<string> own) =>
        part.Length == 1 || own.Contains(part) || Common.Value.Contains(part) || IsRun(part) || IsEnding(part) ? 1 : null;

    /// <summary>aaaa, abcd, 4321, qwerty.</summary>
    private static bool IsRun(string part) => part.Length >= 3
        && (part.All(c => c == part[0]) || Rows.Any(row => row.Contains(part, StringComparison.Ordinal)
            || row.Contains(string.Concat(part.Reverse()), StringComparison.Ordinal)));

    /// <summary>A year or other few digits, or a few marks, as people put them behind a word.</summary>
    private static bool IsEnding(string part) => part.Length <= 4 && (part.All(char.IsAsciiDigit) || part.All(c => !char.IsLetterOrDigit(c)));

    private static string Plain(string text)
    {
        var lower = text.ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark);
        var plain = string.Concat(lower);
        // p@ssw0rd is password; a digit between digits stays what it is.
        return string.Concat(plain.Select((c, at) => NextToLetter(plain, at) ? Unleet(c) : c));
    }

    private static bool NextToLetter(string text, int at) =>
        (at > 0 && char.IsAsciiLetter(text[at - 1])) && (at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]) || at + 2 < text.Length && char.IsAsciiLetter(text[at + 2]));

    private static char Unleet(char c) => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '!' => 'i', _ => c };

    private static ImmutableHashSet<string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')];
    }
}
