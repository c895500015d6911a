using System.Globalization;
using System.Security.Cryptography;

namespace Filiform.Journeys.Access.Credentials;

/// <summary>Time-based one-time codes as authenticator apps make them: RFC 6238 with SHA-1, 30 seconds, six digits.</summary>
public static class Totp
{
    public const int SecretBytes = 20;

    private static readonly Duration Step = Duration.FromSeconds(30);

    /// <summary>Clocks of phones differ from ours by this many steps at most, either way.</summary>
    private const int Window = 1;

    /// <param name="lastStep">The newest step whose code was accepted: nothing at or before it is accepted again.</param>
    /// <returns>The step of the code; null when it is wrong, too old, too new or used.</returns>
    public static long? StepOf(byte[] secret, string code, Instant now, long lastStep)
    {
        var current = StepAt(now);
        long? found = null;
        for (var step = current - Window; step <= current + Window; step++)
            // Every step is compared, so that the time taken says nothing about which was near.
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeAt(secret, step)), System.Text.Encoding.UTF8.GetBytes(code)) && step > lastStep)
                found = step;
        return found;
    }

    public static long StepAt(Instant now) => now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // CA5350: the standard and every authenticator app use SHA-1 here; HMAC does not rest on collision resistance.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0f;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>What an authenticator app reads from the picture.</summary>
    public static string Address(byte[] secret, string account, string issuer) => string.Create(CultureInfo.InvariantCulture,
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}");

    /// <summary>RFC 4648 without padding, as people type it when the camera will not do.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new System.Text.StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var each in bytes)
        {
            buffer = (buffer << 8) | each;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(letters[(buffer >> (bits - 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(letters[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }
}
