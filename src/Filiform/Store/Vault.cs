using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Filiform.Store;

/// <summary>Encrypts columns, digests what must be found, signs what must not change. Its keys live in one folder, never in a backup.</summary>
/// <remarks>
/// <c>master-N.key</c> are 256-bit keys; the highest N seals, all open. A clinic's data key is derived from one of them and the clinic's id,
/// so no key is stored beside the data. <c>sign-N.pem</c> are ECDSA P-256 keys; the highest N signs, all verify, for ever.
/// See docs/decisions/0004.
/// </remarks>
public sealed class Vault
{
    private const int NonceBytes = 12, TagBytes = 16;
    private readonly ImmutableSortedDictionary<int, byte[]> masters;
    private readonly ImmutableSortedDictionary<int, ECDsa> signers;

    public Vault(string folder)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        masters = Load("master-*.key", () => RandomNumberGenerator.GetBytes(32), bytes => bytes, bytes => bytes);
        signers = Load("sign-*.pem", () => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            key => Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()),
            bytes =>
            {
                var key = ECDsa.Create();
                key.ImportFromPem(Encoding.ASCII.GetString(bytes));
                return key;
            });
    }

    public string Folder { get; }

    public string? Seal(Guid? clinic, string column, Guid row, string? text)
    {
        if (text is null) return null;
        var (number, master) = masters.Last();
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(DataKey(master, clinic, "data"), TagBytes);
        aes.Encrypt(sealedBytes.AsSpan(0, NonceBytes), plain, sealedBytes.AsSpan(NonceBytes, plain.Length),
            sealedBytes.AsSpan(NonceBytes + plain.Length), Place(clinic, column, row, number));
        return string.Create(CultureInfo.InvariantCulture, $"{number}.{Convert.ToBase64String(sealedBytes)}");
    }

    /// <exception cref="CryptographicException">The value was changed, or stood in another clinic, column or row.</exception>
    public string? Open(Guid? clinic, string column, Guid row, string? sealedText)
    {
        if (sealedText is null) return null;
        var dot = sealedText.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || !int.TryParse(sealedText.AsSpan(0, dot), CultureInfo.InvariantCulture, out var number) || !masters.TryGetValue(number, out var master))
            throw new CryptographicException($"{column} is not sealed by a key of this installation.");

        var bytes = new byte[sealedText.Length];
        if (!Convert.TryFromBase64Chars(sealedText.AsSpan(dot + 1), bytes, out var length) || length < NonceBytes + TagBytes)
            throw new CryptographicException($"{column} is damaged.");
        var plain = new byte[length - NonceBytes - TagBytes];
        using var aes = new AesGcm(DataKey(master, clinic, "data"), TagBytes);
        aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length, TagBytes),
            plain, Place(clinic, column, row, number));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>HMAC-SHA-256 under a key of the clinic and column, in hex; under the first master key, as digests are looked up for ever.</summary>
    public string? Digest(Guid? clinic, string column, string? text) => text is null ? null
        : Convert.ToHexStringLower(HMACSHA256.HashData(DataKey(masters.First().Value, clinic, "digest:" + column), Encoding.UTF8.GetBytes(text)));

    /// <returns>The signature over these bytes in base64, and the number of the key that made it.</returns>
    public (string Signature, int Key) Sign(ReadOnlySpan<byte> bytes)
    {
        var (number, signer) = signers.Last();
        lock (signer) return (Convert.ToBase64String(signer.SignData(bytes, HashAlgorithmName.SHA256)), number);
    }

    public bool Verifies(ReadOnlySpan<byte> bytes, string signature, int key)
    {
        if (!signers.TryGetValue(key, out var signer)) return false;
        var given = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, given, out var length)) return false;
        lock (signer) return signer.VerifyData(bytes, given.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    private static byte[] DataKey(byte[] master, Guid? clinic, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, (clinic ?? Guid.Empty).ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes(purpose));

    private static byte[] Place(Guid? clinic, string column, Guid row, int key) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{clinic}|{column}|{row}|{key}"));

    private ImmutableSortedDictionary<int, T> Load<T>(string pattern, Func<T> make, Func<T, byte[]> write, Func<byte[], T> read)
    {
        string Named(int number) => Path.Combine(Folder, pattern.Replace("*", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        if (Directory.GetFiles(Folder, pattern).Length == 0) WriteNew(Named(1), write(make()));
        return Directory.GetFiles(Folder, pattern).ToImmutableSortedDictionary(
            file => int.Parse(Path.GetFileNameWithoutExtension(file).Split('-')[1], CultureInfo.InvariantCulture),
            file => read(File.ReadAllBytes(file)));
    }

    /// <summary>Readable by the owner alone; and when two nodes start at once, the first one's key stands.</summary>
    private static void WriteNew(string path, byte[] bytes)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        try { File.Move(draft, path, overwrite: false); }
        catch (IOException) when (File.Exists(path)) { File.Delete(draft); }
    }
}
