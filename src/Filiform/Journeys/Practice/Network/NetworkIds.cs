using System.Security.Cryptography;
using System.Text;

namespace Filiform.Journeys.Practice.Network;

/// <summary>The id that a word of a network file stands for, the same in every installation, so that importing twice adds nothing.</summary>
public static class NetworkIds
{
    /// <param name="kind">What the word names, such as <c>clinic</c>; a clinic and a room may share a word.</param>
    public static Guid Of(string kind, string id)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{NetworkFile.Format}:{kind}:{id}")).AsSpan(0, 16);
        // RFC 9562: version 8, made by a rule of our own.
        hash[6] = (byte)(hash[6] & 0x0f | 0x80);
        hash[8] = (byte)(hash[8] & 0x3f | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
