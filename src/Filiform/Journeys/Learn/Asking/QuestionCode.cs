using System.Security.Cryptography;
using System.Text;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>The secret that completes the private address of a question. Only its digest can be looked up.</summary>
public static class QuestionCode
{
    /// <summary>256 bits, in hex.</summary>
    private const int Letters = 64;

    /// <summary>A secret for one form that is about to be filled in.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Letters / 2));

    /// <summary>The code of one question sent from one form: the same question sent twice is one question, another one is another.</summary>
    /// <param name="key">The secret of the form; anything else makes a code that nobody can foresee.</param>
    public static string Of(string? key, string topic, string body)
    {
        if (key is null || !Looks(key)) key = NewKey();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{topic}\n{body}")));
    }

    public static bool Looks(string code) => code.Length == Letters && code.All(char.IsAsciiHexDigitLower);

    public static string Digest(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
