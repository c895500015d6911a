using Filiform.Store;

namespace Filiform.Journeys.Practice.Integrity;

/// <summary>Leaves a row in the audit log that a backup was taken and verified.</summary>
public sealed class NoteBackup : IUseCase<Done, Done>, INetworkWide
{
    public Permission Permission => Permission.OnlySystem;

    public Task<Result<Done>> Handle(Done request, Work work) => Task.FromResult<Result<Done>>(Done.It);
}
