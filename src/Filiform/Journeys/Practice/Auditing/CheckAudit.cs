using Filiform.Store;

namespace Filiform.Journeys.Practice.Auditing;

/// <summary>Reads the whole audit log and says whether an entry was altered, removed or slipped in. That somebody looked is an entry too.</summary>
public sealed class CheckAudit : IUseCase<CheckAudit.Request, AuditVerify.Report>
{
    public sealed record Request;

    public Permission Permission => Permission.ReadAuditStatus;
    public Effect Effect => Effect.Reads;

    public async Task<Result<AuditVerify.Report>> Handle(Request request, Work work) => await AuditVerify.Run(work);
}
