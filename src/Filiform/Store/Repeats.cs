using System.Security.Cryptography;
using System.Text;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Answers kept beside their change, so that a repeat of the same request gets the first answer.</summary>
internal static class Repeats
{
    private const string Column = "repeat.answer";

    public static async Task<string?> Find(Work work, string useCase, string key)
    {
        var digest = Digest(useCase, key);
        var answer = await work.QueryOne<string>("select answer from repeat where key = @key", new { key = Convert.ToHexStringLower(digest) });
        return work.Open(Column, Row(digest), answer);
    }

    /// <remarks>Sealed: an answer may hold a private link.</remarks>
    public static void Keep(Work work, string useCase, string key, string answer)
    {
        var digest = Digest(useCase, key);
        work.WriteLast("insert into repeat (key, answer, kept_at)", [Convert.ToHexStringLower(digest), work.Seal(Column, Row(digest), answer), work.Now]);
    }

    private static byte[] Digest(string useCase, string key) => SHA256.HashData(Encoding.UTF8.GetBytes(useCase + "\n" + key));

    private static Guid Row(byte[] digest) => new(digest.AsSpan(0, 16), bigEndian: true);
}
