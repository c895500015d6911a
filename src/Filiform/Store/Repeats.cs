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
        work.Insert("insert into repeat (key, answer, kept_at)", [Convert.ToHexStringLower(digest), work.Seal(Column, Row(digest), answer), work.Now]);
    }

    /// <summary>Notes what a key was sent with. Undone with the change, so a request that was refused leaves its key free.</summary>
    /// <remarks>Not sealed: it is a digest, and the same key may come to another clinic, which could not open it.</remarks>
    /// <returns>False when it was sent with something else before.</returns>
    public static async Task<bool> Bind(Work work, string useCase, SentKey sent)
    {
        var key = Convert.ToHexStringLower(Digest(useCase + "/asked", sent.Key));
        var bound = await work.Execute("insert into repeat (key, answer, kept_at) values (@key, @Asked, @Now) on conflict (key) do nothing",
            new { key, sent.Asked, work.Now });
        return bound == 1 || await work.QueryOne<string>("select answer from repeat where key = @key", new { key }) == sent.Asked;
    }

    private static byte[] Digest(string useCase, string key) => SHA256.HashData(Encoding.UTF8.GetBytes(useCase + "\n" + key));

    private static Guid Row(byte[] digest) => new(digest.AsSpan(0, 16), bigEndian: true);
}
