using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>A clinician's decision as its row says it: what is signed, and what a signature is held against later.</summary>
/// <param name="Reason">Open, not sealed.</param>
public sealed record SignedDecision(
    Guid Id, Id<Clinic> Clinic, Guid Patient, Guid Screening, string Rule, string Reason, string KnowledgeVersion, Guid DecidedBy, Instant DecidedAt)
{
    /// <summary>The canonical document, in UTF-8.</summary>
    public byte[] Document => System.Text.Encoding.UTF8.GetBytes(Canonicalize.Write(Json.Write(new
    {
        Format = 1, Kind = "decision", Id, Clinic, Patient, Screening, Rule, Reason, KnowledgeVersion, DecidedBy, DecidedAt,
    })));
}
