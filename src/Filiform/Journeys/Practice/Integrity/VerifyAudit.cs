using Filiform.Store;

namespace Filiform.Journeys.Practice.Integrity;

/// <summary>Walks every audit chain from its first entry, and on request opens everything that was signed; what <c>filiform audit verify</c> calls.</summary>
public sealed class VerifyAudit(Vault vault) : IUseCase<VerifyAudit.Request, VerifyAudit.Report>, INetworkWide
{
    public sealed record Request(bool Signatures);

    /// <param name="Ok">Whether nothing is broken, signatures included where they were asked for.</param>
    /// <param name="FirstBroken">The first break of an audit chain.</param>
    /// <param name="Signatures">Null unless they were asked for.</param>
    public sealed record Report(long Entries, bool Ok, AuditVerify.Break? FirstBroken, SignatureVerify.Report? Signatures);

    public Permission Permission => Permission.ReadAuditStatus;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Report>> Handle(Request request, Work work)
    {
        var chain = await AuditVerify.Run(work);
        var signed = request.Signatures ? await SignatureVerify.Run(work, vault) : null;
        return new Report(chain.Entries, chain.Ok && signed?.Ok != false, chain.FirstBroken, signed);
    }
}
