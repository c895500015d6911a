using System.Security.Cryptography;
using System.Text;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>What was signed, as it was signed.</summary>
/// <param name="Kind"><c>session</c> or <c>addendum</c>.</param>
/// <param name="Body">The canonical JSON.</param>
/// <param name="Hash">SHA-256 of the body, in hex.</param>
/// <param name="Verified">Whether the body still has this hash and the signature still fits it.</param>
public sealed record SignedRow(Guid Id, string Kind, Guid About, string Body, string Hash, Id<Staff> SignedBy, string SignedByName, Instant SignedAt, bool Verified);

public static class SignedRecords
{
    private const string Body = "signed_record.body";

    private sealed record Sealed(
        Guid Id, string Kind, Guid About, string Body, string Hash, string Signature, int SigningKey, Id<Staff> SignedBy, string SignedByName, Instant SignedAt);

    /// <summary>The record of a session and of its addenda, in the order they were signed.</summary>
    public static async Task<ImmutableArray<SignedRow>> Of(Work work, Vault vault, Id<Patient> patient, Id<Session> session)
    {
        var rows = await work.Query<Sealed>("""
            select r.id, r.kind, r.about, r.body, r.hash, r.signature, r.signing_key, r.signed_by, s.name as signed_by_name, r.signed_at
            from signed_record r join staff s on s.id = r.signed_by
            where r.clinic = @clinic and r.patient = @patient and ((r.kind = 'session' and r.about = @session) or (r.kind = 'addendum' and r.about in (
                select a.id from addendum a where a.session = @session and a.clinic = @clinic and a.patient = @patient)))
            order by r.signed_at, r.id
            """, new { patient, session });
        return [.. rows.Select(row =>
        {
            var body = work.Open(Body, row.Id, row.Body)!;
            var bytes = Encoding.UTF8.GetBytes(body);
            var verified = HashOf(bytes) == row.Hash && vault.Verifies(bytes, row.Signature, row.SigningKey);
            return new SignedRow(row.Id, row.Kind, row.About, body, row.Hash, row.SignedBy, row.SignedByName, row.SignedAt, verified);
        })];
    }

    /// <summary>Signs and keeps a canonical document. The unique key on what it is about lets one signature in.</summary>
    /// <returns>Its hash; null when it was signed already.</returns>
    internal static async Task<string?> Sign(Work work, Vault vault, Id<Patient> patient, string kind, Guid about, string body)
    {
        var (id, bytes) = (Guid.CreateVersion7(work.Now.ToDateTimeOffset()), Encoding.UTF8.GetBytes(body));
        var ((signature, key), hash) = (vault.Sign(bytes), HashOf(bytes));
        var written = await work.Execute("""
            insert into signed_record (id, clinic, patient, kind, about, body, hash, signature, signing_key, signed_by, signed_at)
            values (@id, @clinic, @patient, @kind, @about, @body, @hash, @signature, @key, @by, @Now)
            on conflict (kind, about) do nothing
            """, new { id, patient, kind, about, body = work.Seal(Body, id, body), hash, signature, key, by = work.Actor.Id, work.Now });
        return written == 1 ? hash : null;
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
