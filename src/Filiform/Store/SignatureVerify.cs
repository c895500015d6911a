using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Opens everything that was signed, and finds what is no longer as it was signed (security.md §5).</summary>
public static class SignatureVerify
{
    /// <param name="Table"><c>consent</c>, <c>signed_record</c> or <c>session</c>.</param>
    /// <param name="Kind"><c>altered</c>, or <c>removed</c> for a signed session whose record is gone.</param>
    public sealed record Break(string Table, Guid Id, Id<Clinic> Clinic, string Kind);

    public sealed record Report(long Records, ImmutableArray<Break> Broken)
    {
        public bool Ok => Broken.IsEmpty;
    }

    private record Row(Guid Id, Id<Clinic> Clinic, string Body, string Hash, string Signature, int SigningKey, string Columns);

    private sealed record Consented(Guid Id, Id<Clinic> Clinic, string Body, string Hash, string Signature, int SigningKey, string Columns, string Shown, string TextHash)
        : Row(Id, Clinic, Body, Hash, Signature, SigningKey, Columns);

    private sealed record Lost(Guid Id, Id<Clinic> Clinic);

    /// <summary>A page fits into memory, however many consents there are.</summary>
    private const int AtOnce = 500;

    /// <param name="work">Across clinics: that of a use case which is <see cref="INetworkWide"/>.</param>
    public static async Task<Report> Run(Work work, Vault vault)
    {
        var broken = ImmutableArray.CreateBuilder<Break>();
        var records = await Each<Consented>(work, """
            select id, clinic, evidence as body, evidence_hash as hash, signature, signing_key,
                'decision=' || decision || ' version=' || template_version || ' language=' || language || ' textHash=' || text_hash || ' patient=' || patient as columns,
                shown, text_hash
            from consent
            """, row => row.Id, row =>
        {
            if (!AsSigned(vault, "consent.evidence", row) || !AsShown(vault, row)) broken.Add(new("consent", row.Id, row.Clinic, "altered"));
        });
        records += await Each<Row>(work, """
            select id, clinic, body, hash, signature, signing_key, 'kind=' || kind || ' patient=' || patient || ' about=' || about || ' signedBy=' || signed_by as columns
            from signed_record
            """, row => row.Id, row =>
        {
            if (!AsSigned(vault, "signed_record.body", row)) broken.Add(new("signed_record", row.Id, row.Clinic, "altered"));
        });
        var lost = await work.Query<Lost>("""
            select id, clinic from session s where status = 'signed' and not exists (select 1 from signed_record r where r.kind = 'session' and r.about = s.id) order by id
            """);
        return new(records, [.. broken, .. lost.Select(row => new Break("session", row.Id, row.Clinic, "removed"))]);
    }

    /// <returns>How many rows there were.</returns>
    private static async Task<long> Each<T>(Work work, string select, Func<T, Guid> id, Action<T> look)
    {
        for (var (count, after) = (0L, Guid.Empty); ;)
        {
            var rows = await work.Query<T>($"{select} where id > @after order by id limit {AtOnce}", new { after });
            foreach (var row in rows) look(row);
            count += rows.Length;
            if (rows.Length < AtOnce) return count;
            after = id(rows[^1]);
        }
    }

    private static bool AsSigned(Vault vault, string column, Row row)
    {
        if (Open(vault, column, row.Clinic, row.Id, row.Body) is not { } body) return false;
        var bytes = Encoding.UTF8.GetBytes(body);
        return Hash(bytes) == row.Hash && Verifies(vault, bytes, row) && Says(body, row.Columns);
    }

    private static bool AsShown(Vault vault, Consented row) =>
        Open(vault, "consent.shown", row.Clinic, row.Id, row.Shown) is { } text && Hash(Encoding.UTF8.GetBytes(text)) == row.TextHash;

    /// <summary>What stands beside the body, to be searched, must be what the body says where it says it.</summary>
    private static bool Says(string body, string columns)
    {
        using var document = JsonDocument.Parse(body);
        return columns.Split(' ').Select(column => column.Split('=', 2)).All(column =>
            !document.RootElement.TryGetProperty(column[0], out var said) || said.ValueKind != JsonValueKind.String || said.GetString() == column[1]);
    }

    /// <returns>Null when it was changed, or stood in another row.</returns>
    private static string? Open(Vault vault, string column, Id<Clinic> clinic, Guid row, string text)
    {
        try { return vault.Open(clinic.Value, column, row, text); }
        catch (CryptographicException) { return null; }
    }

    private static bool Verifies(Vault vault, byte[] bytes, Row row)
    {
        try { return vault.Verifies(bytes, row.Signature, row.SigningKey); }
        catch (CryptographicException) { return false; }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
