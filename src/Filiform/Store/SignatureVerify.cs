using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Opens everything that was signed, and finds what is no longer as it was signed (security.md §5).</summary>
public static class SignatureVerify
{
    /// <param name="Table"><c>consent</c>, <c>signed_record</c>, <c>session</c>, <c>addendum</c> or <c>decision</c>.</param>
    /// <param name="Id">Of the record; of its patient where the log alone knows that there was one.</param>
    /// <param name="Kind"><c>altered</c>, or <c>removed</c>.</param>
    public sealed record Break(string Table, Guid Id, Id<Clinic> Clinic, string Kind);

    public sealed record Report(long Records, ImmutableArray<Break> Broken)
    {
        public bool Ok => Broken.IsEmpty;
    }

    private sealed record Consented(
        Guid Id, Id<Clinic> Clinic, Guid Patient, Guid? Appointment, Guid? Screening, string Decision, string TemplateVersion, string Language, string TextHash,
        Instant GivenAt, string Body, string Hash, string Signature, int SigningKey, string Shown);

    private sealed record Record(
        Guid Id, Id<Clinic> Clinic, Guid Patient, string Kind, Guid About, Guid SignedBy, Instant SignedAt, string Body, string Hash, string Signature, int SigningKey);

    private sealed record Decided(
        Guid Id, Id<Clinic> Clinic, Guid Patient, Guid Screening, string Rule, string Reason, string KnowledgeVersion, Guid DecidedBy, Instant DecidedAt, string Signature, int SigningKey);

    /// <summary>A page fits into memory, however many consents there are.</summary>
    private const int AtOnce = 500;

    /// <param name="work">Across clinics: that of a use case which is <see cref="INetworkWide"/>.</param>
    public static async Task<Report> Run(Work work, Vault vault)
    {
        var broken = ImmutableArray.CreateBuilder<Break>();
        var records = 0L;
        for (var after = Guid.Empty; await Consents(work, after) is [.., var last] page; after = last.Id, records += page.Length)
            broken.AddRange(page.Where(row => !AsSigned(vault, row)).Select(row => new Break("consent", row.Id, row.Clinic, "altered")));

        for (var after = Guid.Empty; await Records(work, after) is [.., var last] page; after = last.Id, records += page.Length)
        {
            var frozen = await FrozenRows.Of(work, vault, after, last.Id);
            foreach (var row in page) broken.AddRange(Look(vault, row, frozen));
        }

        for (var after = Guid.Empty; await Decisions(work, after) is [.., var last] page; after = last.Id, records += page.Length)
            broken.AddRange(page.Where(row => !AsSigned(vault, row)).Select(row => new Break("decision", row.Id, row.Clinic, "altered")));

        return new(records, [.. broken, .. await SignedButGone.Find(work)]);
    }

    private static Task<ImmutableArray<Consented>> Consents(Work work, Guid after) => work.Query<Consented>($"""
        select id, clinic, patient, appointment, screening, decision, template_version, language, text_hash, given_at, evidence as body, evidence_hash as hash,
            signature, signing_key, shown
        from consent where id > @after order by id limit {AtOnce}
        """, new { after });

    private static Task<ImmutableArray<Record>> Records(Work work, Guid after) => work.Query<Record>($"""
        select id, clinic, patient, kind, about, signed_by, signed_at, body, hash, signature, signing_key
        from signed_record where id > @after order by id limit {AtOnce}
        """, new { after });

    private static Task<ImmutableArray<Decided>> Decisions(Work work, Guid after) => work.Query<Decided>($"""
        select id, clinic, patient, screening, rule, reason, knowledge_version, decided_by, decided_at, signature, signing_key
        from decision where id > @after and signature is not null order by id limit {AtOnce}
        """, new { after });

    private static bool AsSigned(Vault vault, Decided row) => Open(vault, "decision.reason", row.Clinic, row.Id, row.Reason) is { } reason
        && Verifies(vault, new SignedDecision(row.Id, row.Clinic, row.Patient, row.Screening, row.Rule, reason, row.KnowledgeVersion, row.DecidedBy, row.DecidedAt).Document, row.Signature, row.SigningKey);

    private static IEnumerable<Break> Look(Vault vault, Record row, FrozenRows frozen)
    {
        if (Signed(vault, "signed_record.body", row.Clinic, row.Id, row.Body, row.Hash, row.Signature, row.SigningKey) is not { } signed)
            return [new("signed_record", row.Id, row.Clinic, "altered")];

        using (signed)
        {
            var body = signed.RootElement;
            var around = new { row.Kind, Id = row.About, row.SignedAt, SignedById = row.SignedBy };
            if (!SignedBodies.Agrees(body, around)) return [new("signed_record", row.Id, row.Clinic, "altered")];
            return frozen.Stands(row.Kind, row.About, row.Clinic, row.Patient, row.SignedBy, body) switch
            {
                true => [],
                false => [new(row.Kind, row.About, row.Clinic, "altered")],
                null => [new(row.Kind, row.About, row.Clinic, "removed")],
            };
        }
    }

    /// <summary>What stands beside the evidence, to be searched, must be what the evidence says where it says it.</summary>
    private static bool AsSigned(Vault vault, Consented row)
    {
        using var evidence = Signed(vault, "consent.evidence", row.Clinic, row.Id, row.Body, row.Hash, row.Signature, row.SigningKey);
        if (evidence is null || Open(vault, "consent.shown", row.Clinic, row.Id, row.Shown) is not { } shown || Hash(Encoding.UTF8.GetBytes(shown)) != row.TextHash) return false;

        return SignedBodies.Agrees(evidence.RootElement, new
        {
            row.Clinic, row.Patient, row.Appointment, row.Screening, row.Decision, Version = row.TemplateVersion, row.Language, row.TextHash,
        }) && SignedBodies.SaysTime(evidence.RootElement, "at", row.GivenAt);
    }

    /// <returns>The document, which the caller disposes; null when it was changed, or was signed by nobody here.</returns>
    private static JsonDocument? Signed(Vault vault, string column, Id<Clinic> clinic, Guid row, string text, string hash, string signature, int key)
    {
        if (Open(vault, column, clinic, row, text) is not { } body) return null;
        var bytes = Encoding.UTF8.GetBytes(body);
        return Hash(bytes) == hash && Verifies(vault, bytes, signature, key) ? JsonDocument.Parse(body) : null;
    }

    /// <returns>Null when it was changed, or stood in another row.</returns>
    internal static string? Open(Vault vault, string column, Id<Clinic> clinic, Guid row, string? text)
    {
        try { return vault.Open(clinic.Value, column, row, text); }
        catch (CryptographicException) { return null; }
    }

    private static bool Verifies(Vault vault, byte[] bytes, string signature, int key)
    {
        try { return vault.Verifies(bytes, signature, key); }
        catch (CryptographicException) { return false; }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
