using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>
/// The one file of a backup: a line with a random salt, then chunks under AES-256-GCM: the manifest, the snapshot, an empty last one.
/// The key follows from the salt and the installation's first master key, and is never inside.
/// </summary>
/// <remarks>A chunk is bound to the archive, its place in it and whether it is the last: none can be left out, moved, repeated or cut off.</remarks>
internal static class BackupArchive
{
    private const int ChunkBytes = 1 << 20, MostManifestBytes = 1 << 24, TagBytes = 16, SaltBytes = 16;
    private const string Format = "filiform-backup/1 ";

    /// <summary>The bit of a chunk's length that says nothing follows.</summary>
    private const uint Last = 0x8000_0000;

    public static async Task Write(Stream to, Vault vault, BackupManifest manifest, Stream snapshot, CancellationToken stop)
    {
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));
        var header = Encoding.ASCII.GetBytes(Format + salt + "\n");
        await to.WriteAsync(header, stop);
        using var aes = Cipher(vault, salt);
        var count = 0L;
        await WriteChunk(to, aes, header, count++, Encoding.UTF8.GetBytes(Json.Write(manifest)), last: false, stop);
        var buffer = new byte[ChunkBytes];
        for (int read; (read = await snapshot.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, stop)) > 0;)
            await WriteChunk(to, aes, header, count++, buffer.AsMemory(0, read), last: false, stop);
        await WriteChunk(to, aes, header, count, default, last: true, stop);
    }

    /// <summary>Reads and checks the whole archive.</summary>
    /// <param name="snapshot">Where the snapshot goes; <see cref="Stream.Null"/> to check only.</param>
    /// <exception cref="InvalidDataException">It is damaged, cut off, of another installation, or no archive of ours.</exception>
    public static async Task<BackupManifest> Read(Stream from, Vault vault, Stream snapshot, CancellationToken stop)
    {
        var header = new byte[Format.Length + 2 * SaltBytes + 1];
        if (await from.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, stop) < header.Length || !header.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Format)))
            throw new InvalidDataException("This is no backup of Filiform.");

        using var aes = Cipher(vault, Encoding.ASCII.GetString(header, Format.Length, 2 * SaltBytes));
        var (first, _) = await ReadChunk(from, aes, header, 0, stop);
        var manifest = Json.Read<BackupManifest>(Encoding.UTF8.GetString(first));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = 0L;
        for (var count = 1L; ; count++)
        {
            var (chunk, last) = await ReadChunk(from, aes, header, count, stop);
            hash.AppendData(chunk);
            bytes += chunk.Length;
            await snapshot.WriteAsync(chunk, stop);
            if (last) break;
        }

        if (from.ReadByte() >= 0) throw Damaged();
        if (bytes != manifest.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != manifest.Sha256) throw Damaged();
        return manifest;
    }

    private static AesGcm Cipher(Vault vault, string salt) => new(Convert.FromHexString(vault.Digest(null, "backup.key", salt)!), TagBytes);

    private static async Task WriteChunk(Stream to, AesGcm aes, byte[] header, long count, ReadOnlyMemory<byte> plain, bool last, CancellationToken stop)
    {
        var chunk = new byte[4 + plain.Length + TagBytes];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)plain.Length | (last ? Last : 0));
        aes.Encrypt(Nonce(count), plain.Span, chunk.AsSpan(4, plain.Length), chunk.AsSpan(4 + plain.Length), [.. header, .. chunk.AsSpan(0, 4)]);
        await to.WriteAsync(chunk, stop);
    }

    private static async Task<(byte[] Plain, bool Last)> ReadChunk(Stream from, AesGcm aes, byte[] header, long count, CancellationToken stop)
    {
        var size = new byte[4];
        if (await from.ReadAtLeastAsync(size, 4, throwOnEndOfStream: false, stop) < 4) throw Damaged();
        var word = BinaryPrimitives.ReadUInt32BigEndian(size);
        var length = (int)(word & ~Last);
        if (length > MostManifestBytes) throw Damaged();
        var chunk = new byte[length + TagBytes];
        if (await from.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, stop) < chunk.Length) throw Damaged();
        try
        {
            var plain = new byte[length];
            aes.Decrypt(Nonce(count), chunk.AsSpan(0, length), chunk.AsSpan(length), plain, [.. header, .. size]);
            return (plain, (word & Last) != 0);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged();
        }
    }

    /// <summary>The place of the chunk. The key is this archive's alone, so that no nonce is used twice.</summary>
    private static byte[] Nonce(long count)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), count);
        return nonce;
    }

    private static InvalidDataException Damaged() => new("The backup is damaged, or was made with the keys of another installation.");
}
